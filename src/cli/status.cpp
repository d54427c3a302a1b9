// SPDX-License-Identifier: Apache-2.0
// cairn status: status lists made, changed and read, Bitstring Status Lists
// (vc-bitstring-status-list 1.0) and Token Status Lists (draft-ietf-oauth-status-list).
#include <CLI/App.hpp>
#include <memory>

#include "cli/about.h"
#include "cli/checks.h"
#include "cli/clock.h"
#include "cli/deliver.h"
#include "cli/file_lock.h"
#include "cli/files.h"
#include "cli/program.h"
#include "cli/status_file.h"
#include "encoding/base64.h"

namespace cairn::cli {
namespace {

constexpr const char* where = "cli/status";

constexpr const char* examples = R"(Examples:
  cairn status new --length 131072 --id https://example.edu/status/1 -o list.json
  cairn status set list.json 94567
  cairn status show list.json 94567
  cairn status new --format token --bits 2 --length 131072 --id https://example.edu/status/1.jwt --key issuer.key -o list.jwt
  cairn status set list.jwt 7 --value 2 --key issuer.key)";

constexpr const char* new_examples = R"(Examples:
  cairn status new --length 131072 --id https://example.edu/status/1 --issuer did:key:z6Mk… > list.json
  cairn issue list.json --key issuer.key -o status-1.json      what a server publishes at that id
  cairn status new --length 131072 --id https://example.edu/status/1 --key issuer.key      both at once
  cairn status new --format token --bits 2 --length 131072 --id https://example.edu/status/1.jwt \
      --key issuer.key --ttl 3600 -o list.jwt      for SD-JWT VC: 0 valid, 1 invalid, 2 suspended
  cairn status new --format token --cwt --length 131072 --id https://example.edu/status/1.cwt \
      --key issuer.key -o list.cwt      the same in CBOR
  cairn status new --length 131072 --bits 2 --purpose message      entries of statusSize 2)";

constexpr const char* set_examples = R"(Examples:
  cairn status set list.json 7 94567            marks both as revoked, in the file itself
  cairn status set list.json 7 --clear          takes the mark off again
  cairn status set list.json 7 -o changed.json  leaves list.json as it is
  cairn status set list.jwt 7 --value 2 --key issuer.key    suspended, and signed again

Without --key the new list is unsigned: sign it before you publish it.)";

constexpr const char* show_examples = R"(Examples:
  cairn status show status-1.json 94567
  cairn status show list.jwt 7)";

struct NewArguments {
  std::uint64_t length = 0;
  std::string format = "bitstring";
  unsigned bits = 1;
  std::int64_t ttl = -1;
  std::string until;
  bool cwt = false;
  credential::NewStatusList about;
  SignerOptions signer;
  std::string output = "-";
};

struct ListArguments {
  std::string list;
  std::vector<std::uint64_t> indexes;
  unsigned bits = 1;
  std::uint64_t value = 1;
  bool clear = false;
  bool cwt = false;
  SignerOptions signer;
  std::string output;  // "": the list itself
};

// Who signs it; nullopt where nobody is to.
Result<std::optional<Signer>> signer_of(const SignerOptions& options) {
  if (options.key_file.empty()) return std::optional<Signer>();
  CAIRN_TRY(auto signer, open_signer(options));
  return std::optional(std::move(signer));
}

// No JSON holds bytes.
std::string in_json(const StatusFile& list, const std::string& text) {
  return list.is_cwt() ? encoding::to_base64url(as_bytes(text)) : text;
}

Result<StatusFile> make_list(const NewArguments& arguments, Arena& arena) {
  auto about = arguments.about;
  const auto entries = static_cast<std::size_t>(arguments.length);
  if (arguments.format == "bitstring") {
    about.valid_from = now_text();
    about.valid_until = arguments.until;
    return StatusFile::make(about, entries, arguments.bits, arena);
  }
  credential::TokenListTimes times{.issued = now().seconds(), .ttl = arguments.ttl};
  if (!arguments.until.empty()) {
    CAIRN_TRY(const auto until, parse_instant(arguments.until));
    times.expires = until.seconds();
  }
  return StatusFile::make({about.id, about.issuer, times}, entries, arguments.bits, arena);
}

Result<Exit> run_new(const NewArguments& arguments, Console& console) {
  const bool of_tokens = arguments.format == "token";
  if (of_tokens && arguments.about.id.empty())
    return console.usage("a list of tokens' statuses names where it stands: --id URL");
  if (of_tokens && !credential::is_token_status_width(arguments.bits))
    return console.usage("--bits of a list of tokens' statuses is 1, 2, 4 or 8");
  if (arguments.cwt && (!of_tokens || arguments.signer.key_file.empty()))
    return console.usage(
        "--cwt is of a list of tokens' statuses that is signed: --format token, --key");
  if (arguments.length > limits::status_list_bytes_max * 8 / arguments.bits)
    return console.usage("--length: a list of so many entries is read by nobody");
  if (arguments.length < credential::status_entries_min)
    console.note("cairn: fewer than " + std::to_string(credential::status_entries_min) +
                 " entries: readers may learn too much about each holder");
  CAIRN_CHECK(
      check_kept(arguments.output, {arguments.signer.key_file, arguments.signer.passphrase_file}));
  Arena arena;
  CAIRN_TRY(const auto signer, signer_of(arguments.signer));
  CAIRN_TRY(auto list, make_list(arguments, arena));
  if (arguments.cwt) list.become_cwt();
  CAIRN_TRY(auto text, list.text(signer ? &*signer : nullptr, now().seconds(), arena));
  if (console.wants_json() && arguments.output == "-") text = in_json(list, text);
  return deliver(console, arguments.output, text, list.is_cwt() ? "cwt" : "token");
}

Status check_index(std::uint64_t index, const StatusFile& list) {
  if (index < list.size()) return done;
  return with_remedy(
      fail(ErrorCode::not_found, where,
           list.size() == 0 ? "the list has no entries"
                            : "the list ends at entry " + std::to_string(list.size() - 1) +
                                  ", before " + std::to_string(index)),
      "Entries are counted from 0.");
}

Result<Exit> run_set(const ListArguments& arguments, Console& console) {
  CAIRN_CHECK(
      check_kept(arguments.output, {arguments.signer.key_file, arguments.signer.passphrase_file}));
  Arena arena;
  CAIRN_TRY(const auto lock, FileLock::take(arguments.output.empty() ? arguments.list : "-"));
  CAIRN_TRY(auto list, StatusFile::open(arguments.list, arguments.bits, arena));
  const auto value = arguments.clear ? 0 : arguments.value;
  if (list.bits() < 64 && value >> list.bits() != 0)
    return console.usage("--value " + std::to_string(value) + " does not fit into " +
                         std::to_string(list.bits()) + " bits");
  for (const auto index : arguments.indexes) {
    CAIRN_CHECK(about(arguments.list, check_index(index, list)));
    list.set(static_cast<std::size_t>(index), value);
  }
  CAIRN_TRY(const auto signer, signer_of(arguments.signer));
  if (arguments.cwt && (!list.is_of_tokens() || !signer))
    return console.usage("--cwt is of a list of tokens' statuses that is signed: --key");
  if (arguments.cwt) list.become_cwt();
  CAIRN_TRY(const auto text,
            about(arguments.list, list.text(signer ? &*signer : nullptr, now().seconds(), arena)));
  const auto& output = arguments.output.empty() ? arguments.list : arguments.output;
  CAIRN_CHECK(write_file(output, as_bytes(text)));
  if (output == "-") return Exit::yes;
  if (list.was_signed() && !signer)
    console.note(list.is_of_tokens()
                     ? "cairn: the list is unsigned now: set it with --key"
                     : "cairn: the list is unsigned now: sign it again with `cairn issue`");
  if (console.wants_json() && signer && list.is_of_tokens())
    CAIRN_CHECK(console.print_json(json::Builder(arena).object(
        {{list.is_cwt() ? "cwt" : "token", json::Value::string(in_json(list, text))}})));
  else if (!list.is_cwt() || !signer)
    CAIRN_CHECK(console.print(text));
  return Exit::yes;
}

Result<Exit> run_show(const ListArguments& arguments, Console& console) {
  Arena arena;
  CAIRN_TRY(const auto list, StatusFile::open(arguments.list, arguments.bits, arena));
  std::vector<json::Value> rows;
  std::string text;
  for (const auto index : arguments.indexes) {
    CAIRN_CHECK(about(arguments.list, check_index(index, list)));
    const auto place = static_cast<std::size_t>(index);
    rows.push_back(list.describe(place, json::Builder(arena)));
    text += std::to_string(index) + " " + list.name_of(list.at(place)) + "\n";
  }
  if (!console.wants_json()) CAIRN_CHECK(console.print(text));
  if (console.wants_json())
    CAIRN_CHECK(console.print_json(rows.size() == 1 ? rows[0] : json::Builder(arena).array(rows)));
  return Exit::yes;
}

void add_bits_option(CLI::App& command, unsigned& bits) {
  command.add_option("--bits", bits, "Bits of each entry; 1 when not named")
      ->check(CLI::Range(1U, 8U));
}

void add_new(CLI::App& status, Program& program) {
  auto* command = status.add_subcommand("new", "Make an empty list");
  const auto arguments = std::make_shared<NewArguments>();
  command->add_option("--length", arguments->length, "Number of entries; 131072 or more")
      ->required()
      ->check(CLI::Range(std::uint64_t{1}, std::uint64_t{limits::status_list_bytes_max} * 8));
  command
      ->add_option("--format", arguments->format,
                   "bitstring: a credential, for credentials with credentialStatus; token: for "
                   "SD-JWT VC and other tokens with the claim status")
      ->check(CLI::IsMember({"bitstring", "token"}));
  add_bits_option(*command, arguments->bits);
  command->add_option("--id", arguments->about.id, "URL the list will be published at");
  command->add_option("--issuer", arguments->about.issuer, "Who will sign it");
  command->add_option("--purpose", arguments->about.purpose,
                      "revocation (default), suspension, message or refresh; of a bitstring");
  command->add_option("--ttl", arguments->ttl, "Seconds a copy may be kept; of a token")
      ->check(CLI::Range(std::int64_t{1}, std::int64_t{31'536'000}));
  command->add_flag("--cwt", arguments->cwt, "Sign it as a CWT, in place of a JWT; of a token");
  command->add_option("--valid-until", arguments->until, "Time after which it counts for nothing")
      ->check(check_moment, "TIME");
  add_signer_options(*command, arguments->signer, KeyNeed::optional);
  command->add_option("-o,--output", arguments->output, "Where to; - is standard output");
  command->footer(new_examples);
  program.on(command, [arguments](Console& console) { return run_new(*arguments, console); });
}

void add_list_command(CLI::App& command, const std::shared_ptr<ListArguments>& arguments) {
  command.add_option("LIST", arguments->list, "The list: JSON, a JWT or a CWT")->required();
  command.add_option("INDEX", arguments->indexes, "Entries, counted from 0")->required();
  add_bits_option(command, arguments->bits);
}

void add_set_options(CLI::App& command, ListArguments& arguments) {
  auto* value = command.add_option("--value", arguments.value,
                                   "What to set; 1 when not named, of a token 2 is suspended");
  value->check(CLI::Range(std::uint64_t{0}, std::uint64_t{255}));
  command.add_flag("--clear", arguments.clear, "Take the marks off")->excludes(value);
  command.add_flag("--cwt", arguments.cwt, "Sign it as a CWT also where it was none; of a token");
  add_signer_options(command, arguments.signer, KeyNeed::optional);
  command.add_option("-o,--output", arguments.output, "Where to, in place of the list itself");
}

}  // namespace

void add_status(CLI::App& app, Program& program) {
  auto* status = app.add_subcommand("status", "Make, change and read status lists");
  status->require_subcommand(1);
  status->footer(examples);
  add_new(*status, program);

  auto* set = status->add_subcommand("set", "Mark entries of a list");
  const auto set_arguments = std::make_shared<ListArguments>();
  add_list_command(*set, set_arguments);
  add_set_options(*set, *set_arguments);
  set->footer(set_examples);
  program.on(set, [set_arguments](Console& console) { return run_set(*set_arguments, console); });

  auto* show = status->add_subcommand("show", "Read entries of a list");
  const auto show_arguments = std::make_shared<ListArguments>();
  add_list_command(*show, show_arguments);
  show->footer(show_examples);
  program.on(show,
             [show_arguments](Console& console) { return run_show(*show_arguments, console); });
}

}  // namespace cairn::cli
