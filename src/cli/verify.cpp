// SPDX-License-Identifier: Apache-2.0
// cairn verify
#include "verify/verify.h"

#include <CLI/App.hpp>
#include <atomic>
#include <memory>
#include <thread>

#include "cli/about.h"
#include "cli/checks.h"
#include "cli/clock.h"
#include "cli/document.h"
#include "cli/guard.h"
#include "cli/program.h"
#include "cli/progress.h"
#include "cli/report_text.h"
#include "cli/sources.h"
#include "json/build.h"

namespace cairn::cli {
namespace {

constexpr const char* examples = R"(Examples:
  cairn verify badge.png
  cairn verify badge.json --json
  cairn verify certificate.pdf
  cairn verify https://example.edu/badges/7.json --subject email:ada@example.org
  cairn verify *.json --jobs 2 --trust my-issuers.json --policy strict.json
  curl -s https://example.edu/badges/7 | cairn verify -

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
  unsigned jobs = 0;  // 0: one a processor
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

using Reports = std::vector<std::optional<Result<verify::Report>>>;

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

// Takes inputs from the shared counter until none is left.
void work(const Arguments& arguments, const Setting& setting, std::atomic<std::size_t>& next,
          Reports& reports, Progress& progress) {
  verify::Verifier verifier([&](std::string_view url) { return setting.contexts.find(url); });
  for (auto at = next++; at < arguments.inputs.size(); at = next++) {
    reports[at] = guarded([&] {
      return verify_one(arguments.inputs[at], setting, arguments.sources.badge, verifier);
    });
    progress.step();
  }
}

Reports verify_all(const Arguments& arguments, const Setting& setting) {
  Reports reports(arguments.inputs.size());
  std::atomic<std::size_t> next = 0;
  const auto wanted = arguments.jobs != 0 ? arguments.jobs : std::thread::hardware_concurrency();
  const auto count = std::min<std::size_t>(wanted, arguments.inputs.size());
  Progress progress(arguments.inputs.size());
  std::vector<std::jthread> helpers;
  for (std::size_t i = 1; i < count; ++i)
    helpers.emplace_back([&] { work(arguments, setting, next, reports, progress); });
  work(arguments, setting, next, reports, progress);
  helpers.clear();
  progress.finish();
  return reports;
}

Exit exit_of_report(const Result<verify::Report>& report) {
  return report.ok() ? static_cast<Exit>(verify::exit_code(report->verdict))
                     : exit_of(report.error().code);
}

json::Value to_json(const Result<verify::Report>& report, const std::string& input,
                    json::Builder builder) {
  if (report.ok()) return verify::to_json(*report, builder);
  return builder.object(
      {{"input", builder.string(input)}, {"error", describe(report.error(), builder)}});
}

Status print_json(const Arguments& arguments, const Reports& reports, Console& console) {
  Arena arena;
  const json::Builder builder(arena);
  std::vector<json::Value> documents;
  for (std::size_t i = 0; i < reports.size(); ++i)
    documents.push_back(to_json(*reports[i], arguments.inputs[i], builder));
  return console.print_json(documents.size() == 1 ? documents[0] : builder.array(documents));
}

Status print_text(const Arguments& arguments, const Reports& reports, Console& console) {
  for (std::size_t i = 0; i < reports.size(); ++i)
    if (reports[i]->ok())
      CAIRN_CHECK(console.print(report_text(**reports[i], arguments.inputs[i], console)));
  return done;
}

Result<Exit> run(const Arguments& arguments, Console& console) {
  CAIRN_TRY(const auto setting, prepare(arguments));
  const auto reports = verify_all(arguments, *setting);
  auto exit = Exit::yes;
  for (std::size_t i = 0; i < reports.size(); ++i) {
    exit = stronger(exit, exit_of_report(*reports[i]));
    if (!reports[i]->ok()) console.complain(reports[i]->error());
  }
  CAIRN_CHECK(console.wants_json() ? print_json(arguments, reports, console)
                                   : print_text(arguments, reports, console));
  return exit;
}

}  // namespace

void add_verify(CLI::App& app, Program& program) {
  auto* command = app.add_subcommand("verify", "Is this badge or credential true?");
  const auto arguments = std::make_shared<Arguments>();
  command->add_option("INPUT", arguments->inputs, "File, -, https URL or data URL")->required();
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
  add_source_options(*command, arguments->sources);
  command->footer(examples);
  program.on(command, [arguments](Console& console) { return run(*arguments, console); });
}

}  // namespace cairn::cli
