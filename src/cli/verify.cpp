// SPDX-License-Identifier: Apache-2.0
// cairn verify
#include "verify/verify.h"

#include <CLI/App.hpp>
#include <memory>
#include <thread>

#include "cli/about.h"
#include "cli/checks.h"
#include "cli/clock.h"
#include "cli/document.h"
#include "cli/guard.h"
#include "cli/inputs.h"
#include "cli/program.h"
#include "cli/report_text.h"
#include "cli/sources.h"
#include "cli/verify_many.h"
#include "cli/verify_tally.h"

namespace cairn::cli {
namespace {

constexpr const char* examples = R"(Examples:
  cairn verify badge.png
  cairn verify badge.json --json
  cairn verify certificate.pdf
  cairn verify https://example.edu/badges/7.json --subject email:ada@example.org
  cairn verify *.json --jobs 2 --trust my-issuers.json --policy strict.json
  cairn verify applications/ --offline      every file in it and below, with a summary
  curl -s https://example.edu/badges/7 | cairn verify -

In folders, links are not followed and names that begin with a dot are left out.
Exit: 0 accepted, 1 rejected, 2 undetermined, 65 no credential at all; of several the strongest.)";

struct Arguments {
  std::vector<std::string> inputs;
  SourceOptions sources;
  std::string at;
  std::string subject;
  std::string challenge;
  std::string domain;
  std::string trust;
  std::string policy;
  unsigned jobs = 0;      // 0: one a processor
  bool progress = false;  // also where nobody may be looking
};

// Everything the verifying threads share; nothing in it changes while they run.
struct Setting {
  verify::Policy policy;
  verify::Trust trust;
  ContextFolder contexts;
  std::unique_ptr<Outside> outside;
  verify::Options options;
};

constexpr const char* policy_remedy = R"(A policy looks like {"identity": "listed"}.)";
constexpr const char* trust_remedy =
    R"(A trust file looks like {"lists": [{"name": "Mine", "issuers": [{"id": "did:…"}]}]}.)";

Status read_rules(const Arguments& arguments, Setting& setting) {
  Arena arena;
  if (const auto& file = arguments.policy; !file.empty()) {
    CAIRN_TRY(const auto policy, read_json(file, arena, policy_remedy));
    CAIRN_TRY(setting.policy, about(file, verify::parse_policy(policy), policy_remedy));
  }
  if (const auto& file = arguments.trust; !file.empty()) {
    CAIRN_TRY(const auto trust, read_json(file, arena, trust_remedy));
    CAIRN_TRY(setting.trust, about(file, verify::parse_trust(trust), trust_remedy));
  }
  setting.options.at = now();
  if (!arguments.at.empty()) {
    CAIRN_TRY(setting.options.at, parse_instant(arguments.at));
  }
  return done;
}

Result<std::unique_ptr<Setting>> prepare(const Arguments& arguments) {
  auto setting = std::make_unique<Setting>();
  CAIRN_CHECK(read_rules(arguments, *setting));
  CAIRN_TRY(setting->outside, Outside::open(arguments.sources));
  CAIRN_TRY(setting->contexts,
            ContextFolder::open(arguments.sources.contexts, setting->outside.get()));
  setting->options.subject = arguments.subject;
  setting->options.challenge = arguments.challenge;
  setting->options.domain = arguments.domain;
  setting->options.policy = &setting->policy;
  setting->options.trust = &setting->trust;
  setting->options.resources = setting->outside.get();
  return setting;
}

// Of several badges in one file each is judged, unless one is chosen.
Result<verify::Report> verify_carried(ByteView bytes, const Setting& setting, std::size_t badge,
                                      verify::Verifier& verifier) {
  CAIRN_TRY(auto all, carried_by(bytes));
  if (badge == 0) return verifier.verify(all, setting.options);
  CAIRN_TRY(const auto chosen, verify::choose(std::move(all), badge));
  return verifier.verify(std::span(&chosen, 1), setting.options);
}

Result<verify::Report> verify_one(const std::string& input, const Setting& setting,
                                  std::size_t badge, verify::Verifier& verifier) {
  const auto bytes = load(input, *setting.outside);
  if (bytes.ok()) return about(input, verify_carried(*bytes, setting, badge, verifier));
  // Of a page that is gone the address is all there is, and what follows from that is a verdict.
  const bool gone = input.starts_with("https://") && bytes.error().code == ErrorCode::not_found;
  return gone ? about(input, verifier.verify(as_bytes(input), setting.options)) : bytes.error();
}

// One that is for the thread that makes it alone.
VerifyOne make_verifying(const Setting& setting, std::size_t badge) {
  const auto verifier = std::make_shared<verify::Verifier>(
      [&](std::string_view url) { return setting.contexts.find(url); });
  return [&setting, badge, verifier](const std::string& input) {
    return guarded([&] { return verify_one(input, setting, badge, *verifier); });
  };
}

Result<Exit> run_one(const std::string& input, const Setting& setting, std::size_t badge,
                     Console& console) {
  const auto report = make_verifying(setting, badge)(input);
  if (!report.ok()) console.complain(report.error());
  Arena arena;
  if (console.wants_json())
    CAIRN_CHECK(console.print_json(to_json(report, input, json::Builder(arena))));
  else if (report.ok())
    CAIRN_CHECK(console.print(report_text(*report, input, console)));
  return exit_of(report);
}

Result<Exit> run(const Arguments& arguments, Console& console) {
  CAIRN_TRY(const auto setting, prepare(arguments));
  CAIRN_TRY(const auto inputs, find_inputs(arguments.inputs));
  if (inputs.all.size() == 1 && !inputs.from_folders)
    return run_one(inputs.all.front().name, *setting, arguments.sources.badge, console);
  return verify_many(
      inputs,
      {.threads = arguments.jobs != 0 ? arguments.jobs : std::thread::hardware_concurrency(),
       .progress = arguments.progress ? ShowProgress::always : ShowProgress::on_terminal,
       .make = [&] { return make_verifying(*setting, arguments.sources.badge); }},
      console);
}

}  // namespace

void add_verify(CLI::App& app, Program& program) {
  auto* command = app.add_subcommand("verify", "Is this badge or credential true?");
  const auto arguments = std::make_shared<Arguments>();
  command->add_option("INPUT", arguments->inputs, "File, folder, -, https URL or data URL")
      ->required();
  command->add_option("--at", arguments->at, "Judge as of this time, in place of now")
      ->check(check_moment, "TIME");
  command
      ->add_option("--subject", arguments->subject,
                   "Whom it should be about: a DID, a URL, or email:ADDRESS")
      ->check(check_subject, "ID");
  command->add_option("--trust", arguments->trust, "File of issuers you know");
  command->add_option("--policy", arguments->policy, "File of what you demand");
  command->add_option("--challenge", arguments->challenge, "What you gave the presenter to sign");
  command->add_option("--domain", arguments->domain, "The name you asked under");
  command->add_option("--jobs", arguments->jobs, "Threads; one a processor when not named")
      ->check(CLI::Range(1U, 256U));
  command->add_flag("--progress", arguments->progress,
                    "Tell on standard error how far it is, also where that is no terminal");
  add_source_options(*command, arguments->sources);
  command->footer(examples);
  program.on(command, [arguments](Console& console) { return run(*arguments, console); });
}

}  // namespace cairn::cli
