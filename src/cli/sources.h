// SPDX-License-Identifier: Apache-2.0
// Where commands take documents from: the options --documents, --contexts and --offline, and INPUT
// words.
#pragma once
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>

#include "base/bytes.h"
#include "base/result.h"
#include "jsonld/contexts.h"
#include "verify/resources.h"

namespace CLI {
class App;
}

namespace cairn::cli {

struct SourceOptions {
  std::string documents;  // folder with index.json: URL or DID → file name or {"status": 410}
  std::string contexts;   // folder with index.json: URL → file name
  bool offline = false;
};
void add_source_options(CLI::App& command, SourceOptions& options);

// JSON-LD contexts of a folder. Safe to use from several threads.
class ContextFolder {
 public:
  // "": an empty folder. Errors: io, unreadable.
  static Result<ContextFolder> open(const std::string& folder);
  std::optional<std::string_view> find(std::string_view url) const;
  jsonld::ContextSource source() const;  // lives no longer than this object

 private:
  std::map<std::string, std::string, std::less<>> texts_;
};

// Answers from the folder of documents, then, unless offline, from the network. Safe to use from
// several threads.
class Outside final : public verify::Resources {
 public:
  // Errors: io, unreadable.
  static Result<std::unique_ptr<Outside>> open(const SourceOptions& options);
  Result<verify::Fetched> fetch(std::string_view name) override;

 private:
  struct Answer {
    std::string file;
    int status = 200;
  };
  explicit Outside(bool offline) : offline_(offline) {}
  Result<verify::Fetched> fetch_remote(std::string_view url);

  std::map<std::string, Answer, std::less<>> answers_;
  bool offline_;
  std::mutex remote_mutex_;
  std::unique_ptr<verify::Resources> remote_;  // made at the first need
};

// The bytes of an INPUT: file, "-", https URL or data URL.
// Errors: io, unreachable, not_found (the server has no such document), too_large, unreadable; like
// those of what builds on it, each with the name of the input.
Result<Bytes> load(const std::string& input, verify::Resources& outside);

// What the one badge in an image is. Errors: unreadable (none, several, or a damaged image),
// too_large.
Result<std::string> baked_text(ByteView image);

// The text in an INPUT: what is baked into an image, else the input itself without a byte order
// mark, a token also without white space around it. Errors: as load; unreadable (not one badge in
// the image).
Result<std::string> load_text(const std::string& input, verify::Resources& outside);

}  // namespace cairn::cli
