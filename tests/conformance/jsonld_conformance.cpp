// SPDX-License-Identifier: Apache-2.0
// The JSON-LD 1.1 test suite of the W3C (json-ld-api): its expand, toRdf and compact manifests.
// Tests of JSON-LD 1.0 alone are not run, or listed in skips.txt; datasets are compared by their
// canonical form. And the contexts Cairn pins, against those published.
#include <gtest/gtest.h>

#include <algorithm>
#include <functional>

#include "crypto/hash.h"
#include "encoding/hex.h"
#include "json/jcs.h"
#include "json/parse.h"
#include "json/write.h"
#include "jsonld/processor.h"
#include "rdf/nquads.h"
#include "rdf/rdfc10.h"
#include "suite.h"

namespace cairn {
namespace {

constexpr std::string_view suite_url = "https://w3c.github.io/json-ld-api/tests/";

// json-ld-api tests, "JSON-LD object comparison": arrays have no order, but those of @list.
bool same(const json::Value& a, const json::Value& b, bool is_ordered = false) {
  if (a.kind() != b.kind()) return false;
  if (a.is_object())
    return a.size() == b.size() &&
           std::all_of(a.members().begin(), a.members().end(), [&](const auto& member) {
             const auto* other = b.find(member.key);
             return other != nullptr && same(member.value, *other, member.key == "@list");
           });
  if (!a.is_array()) return json::equal(a, b);
  const auto equal = [](const auto& x, const auto& y) { return same(x, y); };
  if (is_ordered)
    return std::equal(a.items().begin(), a.items().end(), b.items().begin(), b.items().end(),
                      equal);
  return std::is_permutation(a.items().begin(), a.items().end(), b.items().begin(), b.items().end(),
                             equal);
}

class JsonldSuite {
 public:
  JsonldSuite(std::string name, std::string manifest)
      : suite_(std::move(name), "json-ld-api/tests"), manifest_(std::move(manifest)) {}

  using Check = std::function<std::string(JsonldSuite&, const json::Value& test)>;

  enum class Old : std::uint8_t { left_out, listed };  // tests of JSON-LD 1.0 alone

  void run(const Check& check, Old old = Old::left_out) {
    if (!suite_.present()) return;
    const auto manifest = parse(suite_.read(manifest_));
    for (const auto& test : manifest["sequence"].items())
      if (old == Old::listed || test["option"].string_at("specVersion") != "json-ld-1.0")
        suite_.record(std::string(test.string_at("@id")), check(*this, test));
  }

  json::Value parse(const std::string& text) {
    auto value = json::parse(text, arena_);
    EXPECT_TRUE(value.ok()) << text;
    return value.ok() ? *value : json::Value();
  }
  std::string read(std::string_view file) const { return suite_.read(file); }
  Arena& arena() { return arena_; }

  jsonld::Processor processor() {
    return jsonld::Processor({.load = [this](std::string_view url) { return load(url); },
                              .compiled = jsonld::ContextSource::Compiled::ignore});
  }

  jsonld::Options options(const json::Value& test) {
    jsonld::Options options{.mode = jsonld::Mode::lenient, .direction = jsonld::RdfDirection::none};
    const auto wishes = test["option"];
    const auto base = wishes.string_at("base");
    base_ = base.empty() ? std::string(suite_url).append(test.string_at("input")) : base;
    options.base = base_;
    if (wishes.string_at("processingMode") == "json-ld-1.0")
      options.processing = jsonld::ProcessingMode::json_ld_1_0;
    if (wishes.string_at("rdfDirection") == "i18n-datatype")
      options.direction = jsonld::RdfDirection::i18n_datatype;
    if (wishes.string_at("rdfDirection") == "compound-literal")
      options.direction = jsonld::RdfDirection::compound_literal;
    if (const auto context = wishes.string_at("expandContext"); !context.empty()) {
      expand_context_ = parse(read(context));
      options.expand_context = &expand_context_;
    }
    return options;
  }

 private:
  std::optional<std::string_view> load(std::string_view url) {
    if (!url.starts_with(suite_url)) return std::nullopt;
    const auto path = suite_.folder() / url.substr(suite_url.size());
    if (!std::filesystem::exists(path)) return std::nullopt;
    loaded_ = conformance::read_file(path);
    return loaded_;
  }

  conformance::Suite suite_;
  std::string manifest_;
  Arena arena_;
  std::string base_, loaded_;
  json::Value expand_context_;
};

// "" when `result` failed as the test expects.
template <class T>
std::string expect_failure(const Result<T>& result, const json::Value& test) {
  const auto expected = "json-ld11-api: " + std::string(test.string_at("expectErrorCode"));
  if (result.ok()) return "no error, expected " + expected;
  return result.error().where == expected
             ? ""
             : std::string(result.error().where) + ", expected " + expected;
}

bool is_negative(const json::Value& test) { return test.contains("expectErrorCode"); }

std::string check_expand(JsonldSuite& suite, const json::Value& test) {
  const auto input = suite.parse(suite.read(test.string_at("input")));
  const auto result = suite.processor().expand(input, suite.options(test), suite.arena());
  if (is_negative(test)) return expect_failure(result, test);
  if (!result.ok()) return std::string(result.error().where) + ": " + result.error().detail;
  const auto expected = suite.parse(suite.read(test.string_at("expect")));
  return same(*result, expected) ? ""
                                 : json::write(*result) + "\nexpected " + json::write(expected);
}

// The context that a test compacts under stands in its file as @context.
std::string check_compact(JsonldSuite& suite, const json::Value& test) {
  const auto input = suite.parse(suite.read(test.string_at("input")));
  const auto context = suite.parse(suite.read(test.string_at("context")));
  jsonld::CompactOptions options{.input = suite.options(test)};
  const auto wishes = test["option"];
  const auto is_false = [&](std::string_view wish) {
    return wishes[wish].is_boolean() && !wishes[wish].as_boolean();
  };
  if (is_false("compactArrays")) options.arrays = jsonld::Arrays::keep;
  if (is_false("compactToRelative")) options.references = jsonld::References::absolute;
  const auto result = suite.processor().compact(input, context, options, suite.arena());
  if (is_negative(test)) return expect_failure(result, test);
  if (!result.ok()) return std::string(result.error().where) + ": " + result.error().detail;
  const auto expected = suite.parse(suite.read(test.string_at("expect")));
  return same(*result, expected) ? ""
                                 : json::write(*result) + "\nexpected " + json::write(expected);
}

std::string canonical(const rdf::Dataset& dataset) {
  rdf::Canonicalizer canonicalizer(crypto::HashAlgorithm::sha256);
  const auto text = canonicalizer.canonicalize(dataset);
  return text.ok() ? std::string(*text) : "no canonical form";
}

std::string check_to_rdf(JsonldSuite& suite, const json::Value& test) {
  const auto input = suite.parse(suite.read(test.string_at("input")));
  rdf::Dataset dataset;
  auto processor = suite.processor();
  const auto result = processor.to_rdf(input, suite.options(test), dataset);
  if (is_negative(test)) return expect_failure(result, test);
  if (!result.ok()) return std::string(result.error().where) + ": " + result.error().detail;
  if (!test.contains("expect")) return "";  // a syntax test: it is enough to get here
  rdf::Dataset expected;
  const auto parsed = rdf::parse_nquads(suite.read(test.string_at("expect")), expected);
  if (!parsed.ok()) return parsed.error().detail;
  return canonical(dataset) == canonical(expected)
             ? ""
             : canonical(dataset) + "\nexpected\n" + canonical(expected);
}

// "" where a document that is compacted, whatever safe mode says of it, still states the same.
std::string check_round_trip(JsonldSuite& suite, const json::Value& test) {
  if (is_negative(test)) return "";
  auto processor = suite.processor();
  const auto input = suite.parse(suite.read(test.string_at("input")));
  const auto context = suite.parse(suite.read(test.string_at("context")));
  const auto options = suite.options(test);
  const auto compacted = processor.compact(input, context, {.input = options}, suite.arena());
  if (!compacted.ok()) return compacted.error().detail;
  rdf::Dataset before;
  rdf::Dataset after;
  const auto read = processor.to_rdf(input, options, before);
  if (!read.ok()) return read.error().detail;
  const auto text = canonical(before);
  const auto read_again = processor.to_rdf(*compacted, options, after);
  if (!read_again.ok()) return read_again.error().detail;
  return canonical(after) == text ? "" : canonical(after) + "\ninstead of\n" + text;
}

// "" where the context published at a URL is the one Cairn pins.
std::string check_pin(const conformance::Suite& suite, const json::Value& entry) {
  Arena arena;
  const auto* pin = jsonld::find_pinned(entry.string_at("url"));
  if (pin == nullptr) return "not pinned";
  const auto document = json::parse(suite.read(entry.string_at("file")), arena);
  if (!document.ok()) return document.error().detail;
  const auto text = json::canonical(*document);
  if (!text.ok()) return text.error().detail;
  return encoding::to_hex(crypto::sha256(*text).view()) == pin->sha256 ? "" : "another digest";
}

TEST(JsonldConformance, PinnedContexts) {
  conformance::Suite suite("json-ld-contexts", "contexts");
  if (!suite.present()) return;
  Arena arena;
  const auto manifest = json::parse(suite.read("manifest.json"), arena);
  ASSERT_TRUE(manifest.ok());
  for (const auto& entry : manifest->items())
    suite.record(std::string(entry.string_at("url")), check_pin(suite, entry));
}

TEST(JsonldConformance, Expand) {
  JsonldSuite("json-ld-expand", "expand-manifest.jsonld").run(check_expand);
}

TEST(JsonldConformance, ToRdf) {
  JsonldSuite("json-ld-to-rdf", "toRdf-manifest.jsonld").run(check_to_rdf);
}

TEST(JsonldConformance, Compact) {
  JsonldSuite("json-ld-compact", "compact-manifest.jsonld")
      .run(check_compact, JsonldSuite::Old::listed);
}

// What is compacted by the examples' contexts means what it meant before.
TEST(JsonldConformance, CompactRoundTrip) {
  JsonldSuite("json-ld-compact-round-trip", "compact-manifest.jsonld").run(check_round_trip);
}

}  // namespace
}  // namespace cairn
