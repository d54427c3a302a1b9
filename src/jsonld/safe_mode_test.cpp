// SPDX-License-Identifier: Apache-2.0
// What safe mode promises: where it lets a document through, every scalar and every key outside
// @context is in the dataset, so that another one there makes another dataset or is refused.
#include <rapidcheck.h>

#include "json/build.h"
#include "json/write.h"
#include "jsonld/test_processor.h"
#include "rdf/rdfc10.h"

namespace cairn::jsonld {
namespace {

using Words = std::vector<std::string_view>;

// Documents at random, of few names, under contexts that give them every meaning there is.
class Documents {
 public:
  Documents(std::uint64_t seed, Arena& arena) : state_(seed), builder_(arena) {}

  json::Value make() {
    json::ObjectBuilder document(builder_);
    document.add("@context", context(0));
    if (one_in(2)) document.add_string("@id", "ex:root");
    add_entries(document, 0);
    return document.value();
  }

 private:
  std::uint64_t next(std::uint64_t below) {
    state_ = state_ * 6364136223846793005 + 1442695040888963407;
    return (state_ >> 33) % below;
  }
  bool one_in(std::uint64_t times) { return next(times) == 0; }
  std::string_view pick(const Words& words) { return words[next(words.size())]; }

  json::Value context(int depth) {
    json::ObjectBuilder made(builder_);
    if (one_in(4)) made.add_string("@vocab", pick({"ex:v#", "", "_:", "ex:v w#"}));
    if (one_in(6)) made.add_string("@language", pick({"en", "e_n", "de-x"}));
    if (one_in(8)) made.add_string("@direction", pick({"ltr", "rtl"}));
    if (one_in(8)) made.add_string("@base", pick({"http://e.org/b", "ex:"}));
    if (one_in(8)) made.add("@propagate", json::Value::boolean(one_in(2)));
    for (const auto* term : {"t0", "t1", "t2", "t3", "T0"})
      if (depth == 0 || one_in(3)) made.add(term, definition(depth));
    return made.value();
  }

  json::Value definition(int depth) {
    if (one_in(16)) return {};
    if (one_in(4))
      return builder_.string(pick({"@id", "@type", "@value", "@list", "@set", "@graph", "@included",
                                   "@reverse", "@nest", "@language", "@direction", "@index",
                                   "@none", "@json", "ex:a", "ex:a", "ex:a b", "_:p"}));
    json::ObjectBuilder made(builder_);
    made.add_string(one_in(10) ? "@reverse" : "@id", pick({"ex:a", "ex:b", "ex:c"}));
    if (one_in(2))
      made.add_string("@type", pick({"@id", "@vocab", "@json", "@none", "ex:type", "ex:b c"}));
    if (one_in(2)) made.add("@container", container());
    if (one_in(6)) made.add_string("@language", pick({"en", "e_n"}));
    if (one_in(8)) made.add_string("@direction", pick({"ltr", "rtl"}));
    if (one_in(8)) made.add_string("@index", pick({"ex:i", "ex:i j", "t0"}));
    if (one_in(8)) made.add_string("@nest", pick({"@nest", "t0"}));
    if (depth < 1 && one_in(6)) made.add("@context", context(depth + 1));
    return made.value();
  }

  json::Value container() {
    const auto single = pick({"@list", "@set", "@language", "@index", "@id", "@type", "@graph"});
    if (one_in(2)) return builder_.string(single);
    return builder_.array({builder_.string(pick({"@set", "@graph"})), builder_.string(single)});
  }

  void add_entries(json::ObjectBuilder& object, int depth) {
    const Words keys{"t0",        "t1",         "t2",     "t3",     "ex:p",      "@type",
                     "@value",    "@list",      "@set",   "@graph", "@included", "@reverse",
                     "@language", "@direction", "@index", "@nest",  "@id",       "@none",
                     "en",        "de",         "ex:key", "T0",     "@context"};
    std::vector<std::string_view> used;
    for (auto left = next(4) + (depth == 0 ? 1 : 0); left > 0; --left) {
      // Mostly terms: what keywords hold is seldom right by chance.
      const auto key = one_in(3) ? pick(keys) : pick({"t0", "t1", "t2", "t3", "ex:p", "@type"});
      if (std::ranges::find(used, key) != used.end() || (depth == 0 && key == "@context")) continue;
      used.push_back(key);
      object.add(key, key == "@context" ? context(1) : value(depth + 1));
    }
  }

  json::Value value(int depth) {
    if (depth > 3 || one_in(2)) return scalar();
    if (one_in(3)) {
      std::vector<json::Value> items;
      for (auto left = next(3); left > 0; --left) items.push_back(value(depth + 1));
      return builder_.array(items);
    }
    json::ObjectBuilder object(builder_);
    if (one_in(4)) return value_object();
    if (one_in(4)) object.add_string("@id", pick({"ex:n", "_:b", "n", "t0"}));
    add_entries(object, depth);
    return unique(object.value());
  }

  json::Value value_object() {
    json::ObjectBuilder object(builder_);
    object.add("@value", one_in(3) ? builder_.object({{"k", scalar()}}) : scalar());
    const auto type = [&] { return builder_.string(pick({"@json", "ex:T", "T0", "@none"})); };
    if (one_in(2)) object.add("@type", one_in(2) ? type() : builder_.array({type(), type()}));
    if (one_in(4)) object.add_string("@language", pick({"en", "EN", "e_n"}));
    if (one_in(4)) object.add_string("@direction", pick({"ltr", "rtl"}));
    if (one_in(8)) object.add_string("@index", "i");
    return object.value();
  }

  // The first of members with the same key.
  json::Value unique(const json::Value& object) {
    json::ObjectBuilder made(builder_);
    for (const auto& member : object.members())
      if (object.find(member.key) == &member.value) made.add(member.key, member.value);
    return made.value();
  }

  json::Value scalar() {
    switch (next(8)) {
      case 0: return json::Value::boolean(one_in(2));
      case 1: return builder_.integer(5);
      case 2: return {};
      case 3: return builder_.string(pick({"@json", "@none", "@id", "ltr", "en", "T0", "t1"}));
      case 4: return builder_.string(pick({"ex:T", "_:b", "relative", "ex:with space", ""}));
      default: return builder_.string(pick({"ex:o", "ex:n", "x", "T0"}));
    }
  }

  std::uint64_t state_;
  json::Builder builder_;
};

// A document with one of its scalars or keys changed, those of contexts aside.
class Change {
 public:
  Change(std::size_t which, std::string_view fresh, json::Builder builder)
      : left_(which), fresh_(fresh), builder_(builder) {}

  json::Value apply(const json::Value& value) {
    if (value.is_array()) {
      std::vector<json::Value> items;
      for (const auto& item : value.items()) items.push_back(apply(item));
      return builder_.array(items);
    }
    if (value.is_object()) {
      json::ObjectBuilder made(builder_);
      for (const auto& [key, inner] : value.members()) {
        const bool is_context = key == "@context";
        // A key by itself says nothing.
        const bool renames = !is_context && holds_scalar(inner) && is_it();
        made.add(renames ? fresh_ : key, is_context ? inner : apply(inner));
      }
      return made.value();
    }
    return !value.is_null() && is_it() ? builder_.string(fresh_) : value;
  }
  bool is_made() const { return is_made_; }

 private:
  bool is_it() {
    if (is_made_ || left_-- != 0) return false;
    is_made_ = true;
    return true;
  }
  static bool holds_scalar(const json::Value& value) {
    if (value.is_array()) return std::ranges::any_of(value.items(), holds_scalar);
    if (!value.is_object()) return !value.is_null();
    return std::ranges::any_of(value.members(), [](const json::Member& member) {
      return member.key != "@context" && holds_scalar(member.value);
    });
  }

  std::size_t left_;
  std::string_view fresh_;
  bool is_made_ = false;
  json::Builder builder_;
};

class SafeMode : public ProcessorTest {
 protected:
  std::optional<std::string> canonical(const json::Value& document) {
    rdf::Dataset dataset;
    if (!processor_.to_rdf(document, {}, dataset).ok()) return std::nullopt;
    const auto text = canonicalizer_.canonicalize(dataset);
    return text.ok() ? std::optional(std::string(*text)) : std::nullopt;
  }

  rdf::Canonicalizer canonicalizer_{crypto::HashAlgorithm::sha256};
};

TEST_F(SafeMode, EveryScalarAndKeyIsInTheDatasetOrRefused) {
  std::size_t accepted = 0;
  const bool holds = rc::check([&](std::uint64_t seed) {
    for (std::uint64_t i = 0; i < 200; ++i) {
      Arena arena;
      const auto document = Documents(seed + i * 0x9E3779B97F4A7C15, arena).make();
      const auto whole = canonical(document);
      if (processor_.check(document).ok() != processor_.expand(document, {}, arena).ok())
        RC_FAIL("checking says otherwise of " + json::write(document));
      if (!whole) continue;
      ++accepted;
      for (const auto* fresh : {"urn:fresh:1", "fresh"}) {
        for (std::size_t which = 0;; ++which) {
          Change change(which, fresh, json::Builder(arena));
          const auto changed = change.apply(document);
          if (!change.is_made()) break;
          const auto other = canonical(changed);
          if (other == whole)
            RC_FAIL(json::write(document) + "\n" + json::write(changed) + "\n" + *whole);
        }
      }
    }
  });
  EXPECT_TRUE(holds);
  EXPECT_GT(accepted, 500U);
}

}  // namespace
}  // namespace cairn::jsonld
