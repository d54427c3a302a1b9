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
#include <vector>

#include "app/vocabularies.h"
#include "base/bytes.h"
#include "base/result.h"
#include "jsonld/contexts.h"
#include "verify/carried.h"
#include "verify/resources.h"

namespace CLI {
class App;
}

namespace cairn::cli {

struct SourceOptions {
  std::string documents;  // folder with index.json: URL or DID → file name or {"status": 410}
  std::string contexts;   // folder with index.json: URL → file name
  bool offline = false;
  std::size_t badge = 0;  // which of several in one file, from 1; 0: there is one
};
void add_source_options(CLI::App& command, SourceOptions& options);

// Every context of a folder whose index.json maps URLs to files. Errors: io, unreadable.
Status give_contexts(const std::string& folder, app::Vocabularies& to);

// JSON-LD contexts of a folder and, where documents may be fetched, published ones from their own
// address. Safe to use from several threads.
class ContextFolder {
 public:
  // "": an empty folder. `outside` outlives it; null: nothing is fetched. Errors: io, unreadable.
  static Result<ContextFolder> open(const std::string& folder,
                                    verify::Resources* outside = nullptr);
  std::optional<std::string_view> find(std::string_view url) const;
  jsonld::ContextSource source() const;  // lives no longer than this object

 private:
  std::shared_ptr<app::Vocabularies> known_ = std::make_shared<app::Vocabularies>();
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

// Every credential that a file carries, at least one: text as it is, badges baked into an image,
// what is attached to a PDF. Errors: unreadable (none, a damaged file), too_large, unsupported (no
// module opens PDFs).
Result<std::vector<verify::Carried>> carried_by(ByteView bytes);

// Whether a credential in it would be baked in or attached.
bool is_carrier(ByteView bytes);

// The text of the one credential in a carrier, of several that of number `badge`. Errors: those of
// carried_by and verify::choose, each with the name of the input.
Result<std::string> carried_text(const std::string& input, ByteView carrier, std::size_t badge);

// The text in an INPUT: what is baked into an image or attached to a PDF, of several that of number
// `badge`; else the input itself without a byte order mark, a token also without white space around
// it. Errors: as load and carried_by; unreadable (several, and none is chosen), not_found (no such
// number).
Result<std::string> load_text(const std::string& input, verify::Resources& outside,
                              std::size_t badge = 0);

}  // namespace cairn::cli
