// SPDX-License-Identifier: Apache-2.0
// Looking names up says of a document what expansion in safe mode says: for the documents of the
// suites, and for each of them with one member renamed or given another value.
#include <gtest/gtest.h>

#include "json/build.h"
#include "json/parse.h"
#include "json/write.h"
#include "jsonld/processor.h"
#include "suite.h"

namespace cairn {
namespace {

constexpr const char* values[] = {
    "null",
    "7",
    "\"words\"",
    "\"did:example:x\"",
    "\"a:b c\"",
    "\"_:b\"",
    "\"@type\"",
    "[]",
    "{}",
    "[[\"words\"]]",
    R"({"undefined": 1})",
    R"({"id": "urn:x:y"})",
    R"({"id": "words"})",
    R"({"@value": "words", "@language": "en"})",
    R"({"@context": {"w": "urn:x:w"}, "w": 1})",
    R"({"type": "Undefined"})",
    R"(["words", {"type": ["Achievement", "Profile"], "name": "x"}])"};
constexpr const char* keys[] = {"undefined", "id",    "@id",      "type",  "@type", "@graph",
                                "urn:x:y",   "image", "@context", "proof", "issuer"};

class Agreement {
 public:
  // "" where both say the same of `document`.
  std::string fault_of(const json::Value& document) {
    const auto checked = processor_.check(document);
    const auto expanded = processor_.expand(document, {}, arena_);
    if (checked.ok() == expanded.ok()) return "";
    return (checked.ok() ? "only checking lets through " : "only checking refuses ") +
           json::write(document);
  }

  // The same of everything made of it by changing one member, at any depth.
  std::string fault_of_changes(const json::Value& document) {
    std::string fault = fault_of(document);
    change(document, [&](const json::Value& changed) {
      if (fault.empty()) fault = fault_of(changed);
    });
    arena_.reset();
    return fault;
  }

 private:
  using Use = std::function<void(const json::Value&)>;

  void change(const json::Value& value, const Use& use) {
    const json::Builder builder(arena_);
    if (value.is_array()) {
      std::vector<json::Value> items(value.items().begin(), value.items().end());
      for (auto& item : items) {
        const auto kept = item;
        change(kept, [&](const json::Value& changed) {
          item = changed;
          use(builder.array(items));
        });
        item = kept;
      }
    }
    for (const auto& member : value.members()) {
      const auto without = builder.without(value, member.key);
      for (const char* key : keys)
        if (!without.contains(key)) use(builder.with(without, key, member.value));
      for (const char* text : values)
        use(builder.with(value, member.key, *json::parse(text, arena_)));
      change(member.value,
             [&](const json::Value& changed) { use(builder.with(value, member.key, changed)); });
    }
  }

  jsonld::Processor processor_{jsonld::ContextSource{}};
  Arena arena_;
};

void run(const std::string& name, const std::filesystem::path& folder) {
  conformance::Suite suite(name, folder);
  if (!suite.present()) return;
  Agreement agreement;
  Arena arena;
  for (const auto& entry : std::filesystem::directory_iterator(suite.folder())) {
    if (entry.path().extension() != ".json" || entry.file_size() > 16'000) continue;
    const auto document = json::parse(conformance::read_file(entry.path()), arena);
    if (document.ok() && document->is_object())
      suite.record(entry.path().filename(), agreement.fault_of_changes(*document));
  }
}

TEST(TermWalk, AgreesWithExpansionOnOpenBadges) { run("term-walk-ob30", "ob30/examples"); }

TEST(TermWalk, AgreesWithExpansionOnSignedBadges) {
  run("term-walk-1edtech", "1edtech-validator/ob30");
}

TEST(TermWalk, AgreesWithExpansionOnCredentials) {
  run("term-walk-vcdm", "vcdm-2.0-test-suite/tests/input");
}

}  // namespace
}  // namespace cairn
