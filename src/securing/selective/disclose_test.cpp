// SPDX-License-Identifier: Apache-2.0
// What the published vectors do not test: documents that cannot be disclosed in parts, and base
// proofs that are of another document.
#include "securing/selective/disclose.h"

#include <gtest/gtest.h>

#include "json/parse.h"
#include "json/write.h"

namespace cairn::securing::selective {
namespace {

class Disclosing : public testing::Test {
 protected:
  json::Value parse(std::string_view text) {
    const auto value = json::parse(text, arena_);
    EXPECT_TRUE(value.ok()) << text;
    return value.ok() ? *value : json::Value();
  }
  Result<Statements> statements(std::string_view text) {
    return Statements::of(parse(text), hmac_labels(key_), workspace_, arena_);
  }
  // A base proof with as many signatures as the document wants.
  BaseProofValue base(std::string_view text, std::vector<std::string> mandatory) {
    BaseProofValue value;
    value.hmac_key = key_;
    value.mandatory_pointers = std::move(mandatory);
    const auto all = statements(text);
    EXPECT_TRUE(all.ok());
    const auto group = all->group(value.mandatory_pointers);
    EXPECT_TRUE(group.ok());
    value.signatures.resize(all->lines().size() - group->size());
    for (std::size_t i = 0; i < value.signatures.size(); ++i)
      value.signatures[i].fill(static_cast<std::uint8_t>(i));
    return value;
  }

  HmacKey key_{1, 2, 3};
  jsonld::ContextSource contexts_;
  Workspace workspace_{contexts_};
  Arena arena_;
};

constexpr auto person =
    R"({"@context":{"@vocab":"a:v/","id":"@id","type":"@type"},"id":"a:b","type":"Badge",)"
    R"("name":"n","holder":{"type":"Person","age":5,"place":{"town":"u","road":"r"}}})";

TEST_F(Disclosing, ShowsWhatIsAskedForAndNothingElse) {
  const auto made = disclose(parse(person), base(person, {"/name"}),
                             std::vector<std::string>{"/holder/place/town"}, workspace_, arena_);
  ASSERT_TRUE(made.ok()) << made.error().detail;
  const auto text = json::write(made->document);
  EXPECT_EQ(text, R"({"@context":{"@vocab":"a:v/","id":"@id","type":"@type"},"id":"a:b",)"
                  R"("type":"Badge","name":"n","holder":{"type":"Person","place":{"town":"u"}}})");
  EXPECT_EQ(made->value.labels.size(), 2U);
  // Name and type of the badge are mandatory; holder, its type, place and town have signatures.
  EXPECT_EQ(made->value.mandatory_indexes.size(), 2U);
  EXPECT_EQ(made->value.signatures.size(), 4U);
}

TEST_F(Disclosing, BlankNodesAreLabelledByTheKey) {
  const auto first = statements(person);
  ASSERT_TRUE(first.ok());
  key_[0] = 9;
  const auto second = statements(person);
  ASSERT_TRUE(second.ok());
  EXPECT_EQ(first->lines().size(), second->lines().size());
  EXPECT_NE(first->lines(), second->lines());
}

TEST_F(Disclosing, NamesThePointerThatLeadsToNothing) {
  const auto made = disclose(parse(person), base(person, {"/name"}),
                             std::vector<std::string>{"/holder/nothing"}, workspace_, arena_);
  ASSERT_FALSE(made.ok());
  EXPECT_EQ(made.error().path, "/holder/nothing");
}

TEST_F(Disclosing, RefusesToShowNothing) {
  EXPECT_FALSE(disclose(parse(person), base(person, {}), {}, workspace_, arena_).ok());
}

TEST_F(Disclosing, RefusesTheBaseProofOfAnotherDocument) {
  auto other = base(person, {"/name"});
  other.signatures.pop_back();
  const auto made =
      disclose(parse(person), other, std::vector<std::string>{"/holder"}, workspace_, arena_);
  ASSERT_FALSE(made.ok());
  EXPECT_EQ(made.error().code, ErrorCode::invalid);
}

TEST_F(Disclosing, RefusesDocumentsWhosePartsCannotBeToldApart) {
  for (const auto* text :
       {R"({"@id":"a:b","a:p":{"@list":[1,2]}})", R"({"@id":"urn:bnid:x","a:p":1})",
        R"({"@id":"a:b","@type":"urn:bnid:x"})", R"({"@id":"a:b","@type":"_:x"})",
        R"({"@id":"a:b","urn:bnid:p":1})"}) {
    const auto result = statements(text);
    ASSERT_FALSE(result.ok()) << text;
    EXPECT_EQ(result.error().code, ErrorCode::invalid) << text;
  }
}

}  // namespace
}  // namespace cairn::securing::selective
