// SPDX-License-Identifier: Apache-2.0
#include "cli/sources.h"

#include <CLI/App.hpp>
#include <CLI/Validators.hpp>

#include "bake/bake.h"
#include "base/limits.h"
#include "base/text.h"
#include "base/uri.h"
#include "cli/about.h"
#include "cli/document.h"
#include "cli/files.h"
#include "credential/presentation.h"
#include "json/pointer.h"
#include "net/guarded_client.h"
#include "render/attachments.h"
#include "sd_jwt/sd_jwt.h"
#include "securing/jwt.h"

namespace cairn::cli {
namespace {

constexpr const char* where = "cli/sources";

std::string join(const std::string& folder, std::string_view file) {
  return folder + "/" + std::string(file);
}

constexpr const char* index_remedy = "It maps each URL to the name of a file beside it.";

Error no_index(const std::string& folder, const char* fault, std::string path = {}) {
  return with_remedy(
      fail(ErrorCode::unreadable, where, join(folder, "index.json: ") + fault, std::move(path)),
      index_remedy);
}

Result<json::Value> read_index(const std::string& folder, Arena& arena) {
  CAIRN_TRY(const auto index, read_json(join(folder, "index.json"), arena, index_remedy));
  if (!index.is_object()) return no_index(folder, "not a JSON object");
  return index;
}

Result<Bytes> fetched_bytes(std::string_view url, verify::Resources& outside) {
  CAIRN_TRY(auto answer, outside.fetch(url));
  if (answer.status == 404 || answer.status == 410)
    return fail(ErrorCode::not_found, where, "nothing is there: " + std::string(url));
  if (answer.status != 200)
    return fail(ErrorCode::unreachable, where,
                std::string(url) + " answers with status " + std::to_string(answer.status));
  return std::move(answer.body);
}

// A URL of another scheme, or a DID: no name of a file that only happens to be missing.
bool is_other_address(std::string_view input) {
  return has_scheme(input) && (input.find("://") != input.npos || input.starts_with("did:"));
}

}  // namespace

void add_source_options(CLI::App& command, SourceOptions& options) {
  command.add_option("--documents", options.documents,
                     "Folder that answers fetches; its index.json maps URL or DID to file");
  command.add_option("--contexts", options.contexts,
                     "Folder of JSON-LD contexts; its index.json maps URL to file");
  command
      .add_option("--badge", options.badge,
                  "Which of several badges in one image or PDF: its number, from 1")
      ->check(CLI::Range(std::size_t{1}, limits::baked_badges_max));
  command.add_flag("--offline", options.offline, "Fetch nothing that --documents does not answer");
}

Status give_contexts(const std::string& folder, app::Vocabularies& to) {
  Arena arena;
  CAIRN_TRY(const auto index, read_index(folder, arena));
  for (const auto& row : index.members()) {
    CAIRN_TRY(const auto bytes,
              read_file(join(folder, row.value.as_string()), limits::context_bytes_max));
    to.give(std::string(row.key), std::string(as_text(bytes)));
  }
  return done;
}

Result<ContextFolder> ContextFolder::open(const std::string& folder, verify::Resources* outside) {
  ContextFolder out;
  out.known_->ask(outside);
  if (!folder.empty()) CAIRN_CHECK(give_contexts(folder, *out.known_));
  return out;
}

std::optional<std::string_view> ContextFolder::find(std::string_view url) const {
  return known_->find(url);
}

jsonld::ContextSource ContextFolder::source() const {
  return {.load = [this](std::string_view url) { return find(url); }};
}

Result<std::unique_ptr<Outside>> Outside::open(const SourceOptions& options) {
  std::unique_ptr<Outside> out(new Outside(options.offline));
  if (options.documents.empty()) return out;
  Arena arena;
  CAIRN_TRY(const auto index, read_index(options.documents, arena));
  for (const auto& row : index.members()) {
    Answer answer;
    if (row.value.is_string())
      answer.file = join(options.documents, row.value.as_string());
    else
      answer.status = static_cast<int>(row.value["status"].as_int64().value_or(0));
    if (answer.file.empty() && (answer.status < 100 || answer.status > 599))
      return no_index(options.documents, "neither a file name nor a status",
                      json::pointer_token(row.key));
    out->answers_.emplace(row.key, std::move(answer));
  }
  return out;
}

Result<verify::Fetched> Outside::fetch(std::string_view name) {
  const auto found = answers_.find(name);
  if (found == answers_.end()) {
    if (name.starts_with("did:"))
      return fail(ErrorCode::not_found, where, "no document of " + std::string(name));
    return fetch_remote(name);
  }
  verify::Fetched answer;
  answer.status = found->second.status;
  if (found->second.file.empty()) return answer;
  CAIRN_TRY(answer.body, read_file(found->second.file));
  return answer;
}

Result<verify::Fetched> Outside::fetch_remote(std::string_view url) {
  if (offline_)
    return with_remedy(
        fail(ErrorCode::unreachable, where, "not fetched, --offline: " + std::string(url)),
        "Leave --offline out, or give what it says with --documents DIR.");
  {
    const std::lock_guard lock(remote_mutex_);
    if (remote_ == nullptr) remote_ = std::make_unique<net::GuardedClient>(net::ClientOptions{});
  }
  return remote_->fetch(url);
}

Result<Bytes> load(const std::string& input, verify::Resources& outside) {
  if (input.starts_with("https://")) return about(input, fetched_bytes(input, outside));
  if (to_lower_ascii(input.substr(0, 5)) == "data:") {
    CAIRN_TRY(const auto data, about(input, credential::parse_data_url(input)));
    const auto bytes = as_bytes(data.data);
    return Bytes(bytes.begin(), bytes.end());
  }
  auto bytes = read_file(input);
  if (!bytes.ok() && bytes.error().code == ErrorCode::io && is_other_address(input))
    return with_remedy(
        fail(ErrorCode::not_permitted, where, input + ": only https addresses are asked"),
        "Give a file, an https URL or a data URL.");
  return bytes;
}

Result<std::vector<verify::Carried>> carried_by(ByteView bytes) {
  if (!verify::is_pdf(bytes)) return verify::carried_by(bytes);
  CAIRN_TRY(const auto files, render::attachments_of(bytes));
  return verify::carried_by(files);
}

bool is_carrier(ByteView bytes) {
  return bake::image_type(bytes) != bake::ImageType::other || verify::is_pdf(bytes);
}

Result<std::string> carried_text(const std::string& input, ByteView carrier, std::size_t badge) {
  CAIRN_TRY(auto all, about(input, carried_by(carrier)));
  CAIRN_TRY(auto chosen, about(input, verify::choose(std::move(all), badge)));
  return std::move(chosen.text);
}

Result<std::string> load_text(const std::string& input, verify::Resources& outside,
                              std::size_t badge) {
  CAIRN_TRY(const auto bytes, load(input, outside));
  if (is_carrier(bytes)) return carried_text(input, bytes, badge);
  auto text = as_text(bytes);
  if (text.starts_with("\xEF\xBB\xBF")) text.remove_prefix(3);
  const auto trimmed = trim(text);
  // A file may hold nothing but a data URL, as an enveloped credential does.
  if (trimmed.starts_with("data:")) {
    CAIRN_TRY(auto data, about(input, credential::parse_data_url(trimmed)));
    return std::move(data.data);
  }
  // Other text keeps its lines, by which its faults are told.
  const bool is_token = securing::looks_like_jwt(trimmed) || sd_jwt::looks_like_sd_jwt(trimmed);
  return std::string(is_token ? trimmed : text);
}

}  // namespace cairn::cli
