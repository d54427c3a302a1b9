// SPDX-License-Identifier: Apache-2.0
// What the W3C suite does not test: safe mode, unknown contexts, limits, and that nothing is
// carried over from one document to the next.
#include "jsonld/processor.h"

#include "json/write.h"
#include "jsonld/errors.h"
#include "jsonld/test_processor.h"

namespace cairn::jsonld {
namespace {

struct Dropped {
  const char* document;
  const char* path;
  const char* named;
};

// Each of these is silently lost by the algorithm; what is lost is not signed.
constexpr Dropped dropped[] = {
    {R"({"@id":"a:b","name":"x"})", "/name", "name"},
    {R"({"@id":"a:b","a:p":{"a:q":1,"inner/term":2}})", "/a:p/inner~1term", "inner/term"},
    {R"({"@id":"a:b","a:p":[{"a:q":1},{"no":2}]})", "/a:p/1/no", "no"},
    {R"({"@context":{"t":null},"@id":"a:b","t":1})", "/t", "t"},
    {R"({"@id":"relative","a:p":1})", "/@id", "relative"},
    {R"({"@id":"a:b","a:p":{"@id":"relative"}})", "/a:p/@id", "relative"},
    {R"({"@id":"a:b","a:p":{"@id":"a:with space"}})", "/a:p/@id", "a:with space"},
    {R"({"@context":{"p":{"@id":"a:p","@type":"@id"}},"@id":"a:b","p":"relative"})", "/p",
     "relative"},
    {R"({"@id":"a:b","@type":"Undefined"})", "/@type", "Undefined"},
    {R"({"@id":"a:b","@type":["a:T","Undefined"]})", "/@type", "Undefined"},
    {R"({"@id":"a:b","_:p":1})", "/_:p", "_:p"},
    {R"({"@id":"a:b","a:p":{"@value":"x","@language":"not a tag"}})", "/a:p/@language",
     "not a tag"},
    {R"({"@context":{"p":{"@id":"a:p","@language":"e_n"}},"@id":"a:b","p":"x"})", "/p", "e_n"},
    {R"({"@context":{"p":{"@id":"a:p","@container":"@language"}},"@id":"a:b","p":{"1x":"y"}})",
     "/p/1x", "1x"},
    {R"({"@id":"a:b","a:p":{"@value":null}})", "/a:p", ""},
    {R"({"@id":"a:b"})", "", ""},
    {R"({})", "", ""},
    {R"(["free"])", "/0", ""},
    {R"({"@graph":[{"@id":"a:b","a:p":1},{"@id":"a:c"}]})", "/@graph/1", ""},
    {R"({"@value":"x"})", "", ""},
    {R"({"@id":"a:b","a:p":{"@language":"en"}})", "/a:p", ""},
    {R"({"@context":{"@version":1.1,"p":{"@id":"a:p","@container":"@id"}},"@id":"a:b",
        "p":{"relative":{"a:q":1}}})",
     "/p/relative", "relative"},
    {R"({"@context":{"@version":1.1,"p":{"@id":"a:p","@container":"@type"}},"@id":"a:b",
        "p":{"Undefined":{"@id":"a:c"}}})",
     "/p/Undefined", "Undefined"},
    {R"({"@context":{"@version":1.1,"n":"@nest"},"@id":"a:b","n":{"lost":1}})", "/n/lost", "lost"},
    {R"({"@id":"a:b","@reverse":{"lost":{"@id":"a:c"}}})", "/@reverse/lost", "lost"},
    {R"({"@context":{"@version":1.1,"p":{"@id":"a:p","@container":"@graph"}},"@id":"a:b","p":"x"})",
     "/p", "value"},
    {R"({"@context":{"@version":1.1,"p":{"@id":"a:p","@container":"@graph"}},"@id":"a:b",
        "p":{"@id":"a:c"}})",
     "/p", "a:c"},
    {R"({"@context":{"@version":1.1,"p":{"@id":"a:p","@container":["@graph","@id"]}},
        "@id":"a:b","p":{"a:g":{"@id":"a:c"}}})",
     "/p/a:g", "a:c"},
    {R"({"@context":{"Degree":"@none"},"@id":"a:b","@type":["a:T","Degree"]})", "/@type", "Degree"},
    {R"({"@context":{"Degree":"@json"},"@id":"a:b","@type":["a:T","Degree"]})", "", "@json"},
    {R"({"@context":{"Degree":"@json"},"@id":"a:b","a:p":{"@type":"Degree","a:q":1}})", "/a:p",
     "@json"},
    {R"({"@context":{"p":{"@id":"a:p","@type":"a:b c"}},"@id":"a:b","p":"x"})", "/p", "a:b c"},
    {R"({"@context":{"p":{"@id":"a:p","@type":"a:\"t"}},"@id":"a:b","p":["x",1]})", "/p/0",
     "a:\"t"},
    {R"({"@id":"a:b","a:p":{"@value":5,"@direction":"rtl"}})", "/a:p", "direction"},
    {R"({"@context":{"@version":1.1,"p":{"@id":"a:p","@container":"@index","@index":"a:i j"}},
        "@id":"a:b","p":{"x":{"a:q":1}}})",
     "/p/x", "a:i j"},
    {R"({"@context":{"@version":1.1,"p":{"@id":"a:p","@container":"@index"}},"@id":"a:b",
        "p":{"said by nobody":{"a:q":1}}})",
     "/p/said by nobody", "said by nobody"},
    {R"({"@context":{"@version":1.1,"said":"@none","p":{"@id":"a:p","@container":"@type"}},
        "@id":"a:b","p":{"said":{"@id":"a:c"}}})",
     "/p/said", "said"},
    {R"({"@context":{"@version":1.1,"said":"@none","p":{"@id":"a:p","@container":"@language"}},
        "@id":"a:b","p":{"said":"y"}})",
     "/p/said", "said"},
    {R"({"@context":{"@version":1.1,"p":{"@id":"a:p","@container":"@id"}},"@id":"a:b",
        "p":{"a:other":{"@id":"a:c"}}})",
     "/p/a:other", "a:other"},
    {R"({"@context":{"@version":1.1,"p":{"@id":"a:p","@container":"@graph"}},"@id":"a:b","p":"x"})",
     "/p", "graph"},
    {R"({"@context":{"@version":1.1,"p":{"@id":"a:p","@container":"@graph"}},"@id":"a:b",
        "p":{"@id":"a:c"}})",
     "/p", "a:c"},
    {R"({"@context":{"@version":1.1,"p":{"@id":"a:p","@container":["@graph","@id"]}},"@id":"a:b",
        "p":{"a:g":{"@id":"a:c"}}})",
     "/p/a:g", "a:c"},
    {R"({"@context":{"@vocab":"_:","p":{"@id":"a:p","@type":"@vocab"}},"@id":"a:b","p":"praise"})",
     "/p", "praise"},
    {R"({"@context":{"x":{"@id":"_:x","@prefix":true}},"@id":"a:b","a:p":{"@id":"x:praise"}})",
     "/a:p/@id", "x:praise"},
    {R"({"@context":{"Degree":"_:d"},"@id":"a:b","@type":["a:T","Degree"]})", "/@type", "Degree"},
    {R"({"@id":"a:b","a:p":[]})", "", "a:b"},
    {R"({"@id":"a:b","@type":[]})", "", "a:b"},
    {R"({"@id":"a:b","@graph":[{"a:p":[]}]})", "", "a:b"},
    {R"({"@context":{"@version":1.1},"@id":"a:b","@included":{"@id":"a:c","a:p":1}})", "", "a:b"},
};

TEST_F(ProcessorTest, SafeModeRefusesWhatWouldBeDropped) {
  for (const auto& [document, path, named] : dropped) {
    const auto error = error_of(document);
    EXPECT_EQ(error.code, ErrorCode::undefined_term) << document;
    EXPECT_EQ(error.path, path) << document;
    EXPECT_NE(error.detail.find(named), std::string::npos) << error.detail;
  }
}

TEST_F(ProcessorTest, CheckingRefusesTheSame) {
  for (const auto& [document, path, named] : dropped) {
    const auto result = processor_.check(parse(document));
    ASSERT_FALSE(result.ok()) << document;
    EXPECT_EQ(result.error().code, ErrorCode::undefined_term) << document;
    EXPECT_EQ(result.error().path, path) << document;
  }
}

TEST_F(ProcessorTest, LenientModeDropsTheSame) {
  for (const auto& [document, path, named] : dropped) {
    rdf::Dataset dataset;
    const auto result = processor_.to_rdf(parse(document), {.mode = Mode::lenient}, dataset);
    EXPECT_TRUE(result.ok()) << document;
  }
}

TEST_F(ProcessorTest, SafeModeLetsThroughWhatIsKept) {
  EXPECT_EQ(quads(R"({"@context":{"@vocab":"a:","q":"@nest"},"@id":"a:b","p":null,"q":{"r":"x"}})"),
            "<a:b> <a:r> \"x\" .\n");
  EXPECT_EQ(quads(R"({"@id":"rel","a:p":{"@id":"#x"}})", {.base = "http://e.org/d"}),
            "<http://e.org/rel> <a:p> <http://e.org/d#x> .\n");
  EXPECT_EQ(quads(R"({"@id":"a:b","a:p":{"@value":[1,{"k":null}],"@type":"@json"}})"),
            "<a:b> <a:p> \"[1,{\\\"k\\\":null}]\""
            "^^<http://www.w3.org/1999/02/22-rdf-syntax-ns#JSON> .\n");
}

TEST_F(ProcessorTest, DirectionIsKeptOrRefused) {
  const auto* document =
      R"({"@id":"a:b","a:p":{"@value":"x","@language":"EN","@direction":"rtl"}})";
  EXPECT_EQ(quads(document), "<a:b> <a:p> \"x\"^^<https://www.w3.org/ns/i18n#en_rtl> .\n");
  EXPECT_EQ(error_of(document, {.direction = RdfDirection::none}).code, ErrorCode::undefined_term);
}

TEST_F(ProcessorTest, LanguageTagsAreLowerCase) {
  EXPECT_EQ(quads(R"({"@id":"a:b","a:p":{"@value":"x","@language":"en-GB"}})"),
            "<a:b> <a:p> \"x\"@en-gb .\n");
}

TEST_F(ProcessorTest, ALanguageThatIsNoTagCountsOnlyWhereATextBearsIt) {
  const auto document = [](std::string_view value) {
    return R"({"@context":{"@language":"e_n"},"@id":"a:b","a:p":)" + std::string(value) + "}";
  };
  EXPECT_EQ(quads(document("true")),
            "<a:b> <a:p> \"true\"^^<http://www.w3.org/2001/XMLSchema#boolean> .\n");
  EXPECT_EQ(error_of(document("\"x\"")).path, "/a:p");
  EXPECT_EQ(quads(document("\"x\""), {.mode = Mode::lenient}), "");
}

TEST_F(ProcessorTest, NumbersAreWrittenCanonically) {
  const std::string_view integer = "^^<http://www.w3.org/2001/XMLSchema#integer> .\n";
  const std::string_view real = "^^<http://www.w3.org/2001/XMLSchema#double> .\n";
  const auto literal = [&](std::string_view number) {
    return quads(R"({"@id":"a:b","a:p":)" + std::string(number) + "}");
  };
  const auto expected = [](std::string_view text, std::string_view datatype) {
    return "<a:b> <a:p> \"" + std::string(text) + "\"" + std::string(datatype);
  };
  EXPECT_EQ(literal("6"), expected("6", integer));
  EXPECT_EQ(literal("-0"), expected("0", integer));
  EXPECT_EQ(literal("1.0"), expected("1", integer));
  EXPECT_EQ(literal("1e3"), expected("1000", integer));
  EXPECT_EQ(literal("12345678901234567890"), expected("12345678901234567168", integer));
  EXPECT_EQ(literal("5.3"), expected("5.3E0", real));
  EXPECT_EQ(literal("1e21"), expected("1.0E21", real));
  EXPECT_EQ(literal("-0.00015"), expected("-1.5E-4", real));
  const std::string zeros(400, '0');
  EXPECT_EQ(literal("1e-400"), expected("0", integer));
  EXPECT_EQ(literal("0." + zeros + "1"), expected("0", integer));
  EXPECT_EQ(literal("1e400").substr(0, 6), "error:");
  EXPECT_EQ(literal("1" + zeros + "e-1").substr(0, 6), "error:");
}

TEST_F(ProcessorTest, NamesTheContextItDoesNotKnow) {
  const auto error = error_of(R"({"@context":"https://nowhere.example/v1","a:p":1})");
  EXPECT_EQ(error.code, ErrorCode::unknown_context);
  EXPECT_EQ(error.path, "/@context");
  EXPECT_NE(error.detail.find("https://nowhere.example/v1"), std::string::npos);
  EXPECT_EQ(error_of(R"({"@context":"v1","a:p":1})").code, ErrorCode::unknown_context);
}

TEST_F(ProcessorTest, ProtectedTermsStayWhatTheyAre) {
  const auto error = error_of(R"({"@context":["https://www.w3.org/ns/credentials/v2",
      {"name":"https://other.example/name"}],"name":"x"})");
  EXPECT_STREQ(error.where, codes::protected_term_redefinition);
  EXPECT_EQ(error_of(R"({"@context":["https://www.w3.org/ns/credentials/v2",null],"a:p":1})").where,
            std::string(codes::invalid_context_nullification));
}

TEST_F(ProcessorTest, ForgetsWhatTheLastDocumentSaid) {
  const auto* inline_context =
      R"({"@context":["https://www.w3.org/ns/credentials/v2",{"own":"a:own"}],
      "id":"a:b","own":"x"})";
  EXPECT_EQ(quads(inline_context), "<a:b> <a:own> \"x\" .\n");
  const auto error =
      error_of(R"({"@context":["https://www.w3.org/ns/credentials/v2"],"id":"a:b","own":"x"})");
  EXPECT_EQ(error.code, ErrorCode::undefined_term);
  EXPECT_EQ(quads(inline_context), "<a:b> <a:own> \"x\" .\n");
}

TEST_F(ProcessorTest, ContextsOfOneBaseDoNotServeAnother) {
  const auto* document = R"({"@context":"https://www.w3.org/2018/credentials/v1","id":"x",
      "type":"VerifiableCredential"})";
  EXPECT_NE(quads(document, {.base = "http://one.example/"}).find("<http://one.example/x>"),
            std::string::npos);
  EXPECT_NE(quads(document, {.base = "http://two.example/"}).find("<http://two.example/x>"),
            std::string::npos);
  EXPECT_EQ(error_of(document).code, ErrorCode::undefined_term);
}

TEST_F(ProcessorTest, ExpandsToIndependentJson) {
  Arena result;
  std::string text;
  {
    Arena document;
    const auto value = json::parse(R"({"@context":{"p":"a:p"},"@id":"a:b","p":["x",1]})", document);
    const auto expanded = processor_.expand(*value, {}, result);
    ASSERT_TRUE(expanded.ok());
    text = json::write(*expanded);
  }
  EXPECT_EQ(text, R"([{"@id":"a:b","a:p":[{"@value":"x"},{"@value":1}]}])");
}

// What would take long or much memory fails early instead.
TEST_F(ProcessorTest, RefusesContextsMadeToExhaust) {
  std::string scoped = R"({"@context":{)";
  for (int i = 0; i < 20'000; ++i)
    scoped += "\"t" + std::to_string(i) +
              R"(":{"@id":"a:t","@context":"https://www.w3.org/ns/credentials/v2"},)";
  EXPECT_EQ(error_of(scoped + R"("z":"a:z"},"z":1})").code, ErrorCode::too_large);

  std::string many = R"({"@context":{)";
  for (int i = 0; i < 5'000; ++i) many += "\"t" + std::to_string(i) + R"(":"a:t",)";
  many += R"("z":"a:z"},"z":[)";
  for (int i = 0; i < 10'000; ++i) many += R"({"@context":{"y":"a:y"},"y":1},)";
  EXPECT_EQ(error_of(many + "1]}").code, ErrorCode::too_large);
}

TEST_F(ProcessorTest, RefusesTermsThatNeedTooManyOthers) {
  std::string chain = R"({"@context":{)";
  for (int i = 0; i < 10'000; ++i)
    chain += "\"t" + std::to_string(i) + "\":\"t" + std::to_string(i + 1) + "\",";
  EXPECT_EQ(error_of(chain + R"("z":"a:z"},"z":1})").code, ErrorCode::too_large);
}

// json-ld11-api#context-processing-algorithm: each entry is a string, a map or null.
TEST_F(ProcessorTest, RefusesAListOfContextsInsideAnother) {
  EXPECT_STREQ(error_of(R"({"@context":[[{"x":"a:x"}]],"x":1})").where,
               codes::invalid_local_context);
  EXPECT_STREQ(error_of(R"({"@context":{"x":"a:x"},"x":[{"@context":[[]],"x":1}]})").where,
               codes::invalid_local_context);
  // One that stands in a list of values is its object's own.
  EXPECT_EQ(
      error_of(R"({"@context":{"x":"a:x"},"x":[{"@context":{"y":"a:y"},"y":1},{"y":2}]})").code,
      ErrorCode::undefined_term);
}

TEST_F(ProcessorTest, RefusesContextsThatIncludeThemselves) {
  Processor processor({.load = [](std::string_view url) -> std::optional<std::string_view> {
    return url == "https://e.org/a" ? R"({"@context":"https://e.org/b"})"
                                    : R"({"@context":[{"x":"a:x"},"https://e.org/a"]})";
  }});
  rdf::Dataset dataset;
  const auto result =
      processor.to_rdf(parse(R"({"@context":"https://e.org/a","x":1})"), {}, dataset);
  ASSERT_FALSE(result.ok());
  EXPECT_STREQ(result.error().where, codes::context_overflow);
}

}  // namespace
}  // namespace cairn::jsonld
