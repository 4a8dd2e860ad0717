// SPDX-License-Identifier: Apache-2.0
#include "cli/exitstatus.h"

namespace scopelight {

int exitStatus(Outcome outcome)
{
    switch (outcome) {
    case Outcome::Problem:
        return ExitStatus::problem;
    case Outcome::UnusableInput:
        return ExitStatus::unusableInput;
    case Outcome::Ended:
        return ExitStatus::ended;
    case Outcome::ServerUnavailable:
        return ExitStatus::serverUnavailable;
    case Outcome::MachineInTheWay:
        return ExitStatus::machineInTheWay;
    case Outcome::Interrupted:
        return ExitStatus::interrupted;
    }
    Q_UNREACHABLE();
}

} // namespace scopelight
