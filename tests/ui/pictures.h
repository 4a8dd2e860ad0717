// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "stand.h"

#include <functional>

/// How the pictures are taken. What does not come ends the program: a picture of anything else is worth
/// nothing.
namespace pictures {

void setFolder(const QString& folder);
/// Waits for what a picture is to show.
void await(const char* what, const std::function<bool()>& isThere);
/// Lets the workers end (git is asked, lists are sorted) and what they brought be laid out.
void take(Stand& stand, const QString& name);
/// Likewise of a part of the window, or of another window beside it.
void takePart(QWidget& part, const QString& name);
void awaitFailure(Stand& stand);
void startPractice(Stand& stand);
/// A sign-in up to its address.
void startSignIn(Stand& stand);

/// What passes, and what is met seldom.
void takeStates();
/// Everything that can go wrong, a card each.
void takeFailures();
/// What the pages of the help show, and a page in its window.
void takeHelp();

} // namespace pictures
