// SPDX-License-Identifier: Apache-2.0
#include "cli/helpformatter.h"

#include <QTest>

using namespace scopelight;

/// The layout of --help, byte for byte: CLI11's own is another one in each version.
class TestHelpFormatter : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void laysOutAProgram();
    void laysOutACommand();
};

void TestHelpFormatter::laysOutAProgram()
{
    CLI::App app("Does things.", "program");
    useHelpFormatter(app);
    app.require_subcommand(1);
    app.add_subcommand("one", "The first thing");
    app.add_subcommand("another", "The other thing");
    app.footer("Exit status: 0");
    QCOMPARE(QByteArray::fromStdString(app.help()), QByteArray(R"(Does things.
Usage: program [OPTIONS] SUBCOMMAND

Options:
  -h,--help                   Print this help message and exit

Subcommands:
  one                         The first thing
  another                     The other thing

Exit status: 0
)"));
}

void TestHelpFormatter::laysOutACommand()
{
    CLI::App app("Does things.", "program");
    useHelpFormatter(app);
    CLI::App& command = *app.add_subcommand("one", "The first thing");
    std::string text;
    bool isOn = false;
    command.add_option("FILE", text, "What to read")->required();
    command.add_option("WORD", text, "What to look for");
    command.add_option("--kind", text, "Which kind")->type_name("KIND")->check(CLI::IsMember({"a", "b"}));
    command.option_defaults()->group("How");
    command.add_flag(
        "--fast", isOn, "Sooner. This sentence is longer than a line of a terminal and is left to it");
    command.add_option("--width", text, "In characters")->type_name("N")->default_str("80");
    command.add_option("--as-long-as-it-can-be", text, "One space is left")->type_name("WORD");
    command.add_option("--a-letter-too-long-now", text, "On a line of its own")->type_name("WORD");
    command.add_option("--hidden", text, "For nobody")->group("");
    QCOMPARE(QByteArray::fromStdString(command.help("program")), QByteArray(R"(The first thing
Usage: program one [OPTIONS] FILE [WORD]

Positionals:
  FILE                        What to read
  WORD                        What to look for

Options:
  -h,--help                   Print this help message and exit
  --kind KIND                 Which kind

How:
  --fast                      Sooner. This sentence is longer than a line of a terminal and is left to it
  --width N (default: 80)     In characters
  --as-long-as-it-can-be WORD One space is left
  --a-letter-too-long-now WORD
                              On a line of its own
)"));
}

QTEST_APPLESS_MAIN(TestHelpFormatter)
#include "tst_helpformatter.moc"
