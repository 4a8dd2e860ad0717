// SPDX-License-Identifier: Apache-2.0
#include "base/coredumps.h"
#include "fileopenings.h"
#include "mainwindow.h"
#include "scopes/installedcatalogue.h"
#include "startfailure.h"
#include "theme/icons.h"
#include "theme/style.h"

#include <QApplication>
#include <QCommandLineParser>
#include <QLoggingCategory>
#include <QMessageBox>
#include <QStandardPaths>

#ifdef SCOPELIGHT_HAS_FONTCONFIG
#include <fontconfig/fontconfig.h>
#include <thread>
#endif

using namespace Qt::StringLiterals;
using namespace scopelight;

namespace {

/// --version and --help need no display.
bool wantsWordsOnly(int argc, char** argv)
{
    for (int i = 1; i < argc; ++i) {
        const QByteArrayView word(argv[i]);
        if (word == "--version" || word == "-v" || word == "--help" || word == "-h" || word == "--help-all")
            return true;
    }
    return false;
}

void describe(QCommandLineParser& parser)
{
    parser.setApplicationDescription(
        u"See which Google permissions your OAuth client really gets, and why."_s);
    parser.addHelpOption();
    parser.addVersionOption();
    parser.addPositionalArgument(u"FILE"_s, u"A client file to open."_s, u"[FILE]"_s);
}

} // namespace

int main(int argc, char** argv)
{
    forbidCoreDumps();
    QCoreApplication::setApplicationName(u"scopelight"_s);
    QCoreApplication::setOrganizationName(u"scopelight"_s);
    QCoreApplication::setApplicationVersion(QStringLiteral(SCOPELIGHT_VERSION));
    QCommandLineParser parser;
    describe(parser);
    if (wantsWordsOnly(argc, argv)) {
        const QCoreApplication words(argc, argv);
        parser.process(words); // prints and ends
    }
    // Qt 6.4 writes whole authorization addresses into its debug log.
    QLoggingCategory::setFilterRules(u"qt.networkauth.*=false\nqt.network.*=false"_s);
#ifdef SCOPELIGHT_HAS_FONTCONFIG
    // Qt reads the fonts' configuration for its first text, which takes 4 to 9 ms by itself; now it is read
    // while the display connects.
    std::jthread fonts([] { FcInit(); });
#endif
    QApplication application(argc, argv);
    QGuiApplication::setApplicationDisplayName(u"Scopelight"_s);
    QGuiApplication::setDesktopFileName(u"scopelight"_s);
    QGuiApplication::setWindowIcon(applicationIcon());
    QApplication::setStyle(new ScopelightStyle);
    Appearance appearance(application);
    parser.process(application);
    if (const auto catalogue = installedCatalogue(); !catalogue) {
        makeStartFailure(catalogue.error())->exec();
        return EXIT_FAILURE;
    }

    HttpTrace trace;
    TracingNetworkAccessManager network(trace, QDateTime::currentDateTimeUtc);
    TracingNetworkAccessManager signInNetwork(trace, QDateTime::currentDateTimeUtc);
    AuthorizationFlow flow(signInNetwork, trace, QDateTime::currentDateTimeUtc);
    Workbench workbench({.trace = trace,
        .network = network,
        .signInNetwork = signInNetwork,
        .flow = flow,
        .clock = QDateTime::currentDateTimeUtc,
        .practiceProgram = QCoreApplication::applicationDirPath() + u"/scopelight-cli"_s,
        .runFolder = QStandardPaths::writableLocation(QStandardPaths::AppLocalDataLocation) + u"/runs"_s,
        .countFile = GrantCount::userPath(),
        .classFile = ToldClassStore::userPath()});
#ifdef SCOPELIGHT_HAS_FONTCONFIG
    fonts.join(); // a text measured before its end would read all of it once more
#endif
    MainWindow window(workbench, appearance);
    const FileOpenings openings([&window](const QString& path) { window.openFile(path); });
    window.open();
    if (!parser.positionalArguments().isEmpty())
        window.openFile(parser.positionalArguments().first());
    return QApplication::exec();
}
