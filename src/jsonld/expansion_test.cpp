// SPDX-License-Identifier: Apache-2.0
// Where contexts begin and end, and what maps and containers make, in few words each; the W3C suite
// has the rest.
#include "json/write.h"
#include "jsonld/errors.h"
#include "jsonld/test_processor.h"

namespace cairn::jsonld {
namespace {

class Expansion : public ProcessorTest {
 protected:
  std::string expand(std::string_view text) {
    return json::write(expanded(text, {.mode = Mode::lenient}));
  }
};

TEST_F(Expansion, ContextInAListEntryCountsThereAlone) {
  EXPECT_EQ(
      expand(R"({"@context":{"t":"a:outer"},"a:p":[{"@context":{"t":"a:inner"},"t":1},{"t":2}]})"),
      R"([{"a:p":[{"a:inner":[{"@value":1}]},{"a:outer":[{"@value":2}]}]}])");
}

TEST_F(Expansion, LaterContextsOfAListOverrideEarlierOnesAndNullForgetsThem) {
  EXPECT_EQ(expand(R"({"@context":[{"t":"a:1","u":"a:u"},{"t":"a:2"}],"t":1,"u":1})"),
            R"([{"a:2":[{"@value":1}],"a:u":[{"@value":1}]}])");
  EXPECT_EQ(expand(R"({"@context":[{"t":"a:1","u":"a:u"},null,{"t":"a:2"}],"t":1,"u":1})"),
            R"([{"a:2":[{"@value":1}]}])");
  EXPECT_EQ(expand(R"({"@context":[{"u":"a:u"},{"@context":{"t":"a:wrapped"}}],"t":1,"u":1})"),
            R"([{"a:wrapped":[{"@value":1}],"a:u":[{"@value":1}]}])");
}

TEST_F(Expansion, PropertyScopedContextsReachDownAndTypeScopedOnesDoNot) {
  EXPECT_EQ(expand(R"({"@context":{"@version":1.1,"t":"a:t",
                "p":{"@id":"a:p","@context":{"t":"a:scoped"}}},"p":{"t":1,"a:q":{"t":2}},"t":3})"),
            R"([{"a:p":[{"a:scoped":[{"@value":1}],"a:q":[{"a:scoped":[{"@value":2}]}]}],)"
            R"("a:t":[{"@value":3}]}])");
  EXPECT_EQ(expand(R"({"@context":{"@version":1.1,"t":"a:t",
                "T":{"@id":"a:T","@context":{"t":"a:scoped"}}},
                "@type":"T","t":1,"a:q":{"t":2}})"),
            R"([{"@type":["a:T"],"a:scoped":[{"@value":1}],"a:q":[{"a:t":[{"@value":2}]}]}])");
}

TEST_F(Expansion, TypesEnterTheirContextsInTheOrderOfTheirNames) {
  for (const auto* types : {R"(["A","B"])", R"(["B","A"])"})
    EXPECT_NE(expand(R"({"@context":{"@version":1.1,
                "B":{"@id":"a:B","@context":{"t":"a:b"}},"A":{"@id":"a:A","@context":{"t":"a:a"}}},
                "@type":)" +
                     std::string(types) + R"(,"t":1})")
                  .find(R"("a:b":[{"@value":1}])"),
              std::string::npos)
        << types;
}

TEST_F(Expansion, LanguageMapsTagTheirTexts) {
  EXPECT_EQ(expand(R"({"@context":{"@version":1.1,"no":"@none","p":{"@id":"a:p",
                "@container":"@language","@direction":"rtl"}},
                "p":{"en":["x",null],"DE":"y","no":"z"}})"),
            R"([{"a:p":[{"@value":"x","@language":"en","@direction":"rtl"},)"
            R"({"@value":"y","@language":"de","@direction":"rtl"},)"
            R"({"@value":"z","@direction":"rtl"}]}])");
  EXPECT_STREQ(error_of(R"({"@context":{"p":{"@id":"a:p","@container":"@language"}},
                "p":{"en":5}})")
                   .where,
               codes::invalid_language_map_value);
}

TEST_F(Expansion, IdAndTypeMapsNameTheirNodes) {
  EXPECT_EQ(expand(R"({"@context":{"@version":1.1,"p":{"@id":"a:p","@container":"@id"}},
                "p":{"a:1":{"a:q":1},"@none":{"a:q":2}}})"),
            R"([{"a:p":[{"@id":"a:1","a:q":[{"@value":1}]},{"a:q":[{"@value":2}]}]}])");
  EXPECT_EQ(expand(R"({"@context":{"@version":1.1,"p":{"@id":"a:p","@container":"@type"}},
                "p":{"a:T":[{"@type":"a:U","a:q":1},"a:ref"]}})"),
            R"([{"a:p":[{"@type":["a:T","a:U"],"a:q":[{"@value":1}]},)"
            R"({"@id":"a:ref","@type":["a:T"]}]}])");
}

TEST_F(Expansion, IndexMapsKeepOrStateTheirKeys) {
  EXPECT_EQ(expand(R"({"@context":{"p":{"@id":"a:p","@container":"@index"}},
                "p":{"one":{"a:q":1},"two":"x"}})"),
            R"([{"a:p":[{"a:q":[{"@value":1}],"@index":"one"},{"@value":"x","@index":"two"}]}])");
  EXPECT_EQ(
      expand(R"({"@context":{"@version":1.1,"p":{"@id":"a:p","@container":"@index","@index":"a:i"}},
                "p":{"one":{"a:q":1}}})"),
      R"([{"a:p":[{"a:i":[{"@value":"one"}],"a:q":[{"@value":1}]}]}])");
}

TEST_F(Expansion, ListsHoldListsAndGraphsHoldNodes) {
  EXPECT_EQ(expand(R"({"@context":{"@version":1.1,"p":{"@id":"a:p","@container":"@list"}},
                "p":[1,[2,[]],{"@list":[3]}]})"),
            R"([{"a:p":[{"@list":[{"@value":1},{"@list":[{"@value":2},{"@list":[]}]},)"
            R"({"@list":[{"@value":3}]}]}]}])");
  EXPECT_EQ(expand(R"({"@context":{"@version":1.1,"p":{"@id":"a:p","@container":["@graph","@id"]}},
                "p":{"a:g":{"a:q":1}}})"),
            R"([{"a:p":[{"@id":"a:g","@graph":[{"a:q":[{"@value":1}]}]}]}])");
}

TEST_F(Expansion, NestedEntriesBelongToTheNodeAround) {
  EXPECT_EQ(expand(R"({"@context":{"@version":1.1,"n":"@nest","p":"a:p"},
                "n":[{"p":1},{"n":{"p":2}}],"p":3})"),
            R"([{"a:p":[{"@value":3},{"@value":1},{"@value":2}]}])");
  EXPECT_STREQ(error_of(R"({"@context":{"@version":1.1,"n":"@nest"},"n":{"@value":1}})").where,
               codes::invalid_nest_value);
}

TEST_F(Expansion, AProtectedTermMayBeDefinedTheSameAgain) {
  EXPECT_EQ(expand(R"({"@context":[{"@version":1.1,"@protected":true,"t":"a:t"},{"t":"a:t"}],
                "t":1})"),
            R"([{"a:t":[{"@value":1}]}])");
  EXPECT_STREQ(error_of(R"({"@context":[{"@version":1.1,"@protected":true,"t":"a:t"},
                {"t":"a:other"}],"t":1})")
                   .where,
               codes::protected_term_redefinition);
}

}  // namespace
}  // namespace cairn::jsonld
