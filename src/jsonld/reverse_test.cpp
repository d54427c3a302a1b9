// SPDX-License-Identifier: Apache-2.0
// Reverse properties (json-ld11#reverse-properties).
#include "jsonld/errors.h"
#include "jsonld/test_processor.h"

namespace cairn::jsonld {
namespace {

using Reverse = ProcessorTest;

TEST_F(Reverse, MapMayHaveAContextOfItsOwn) {
  EXPECT_EQ(quads(R"({"@id":"a:b","@reverse":{"@context":{"q":"a:q"},"q":{"@id":"a:c"}}})"),
            "<a:c> <a:q> <a:b> .\n");
}

TEST_F(Reverse, TypeScopedContextsEndAtTheMap) {
  EXPECT_EQ(quads(R"({"@context":{"@version":1.1,"q":"a:q",
      "T":{"@id":"a:T","@context":{"q":"a:scoped"}}},
      "@id":"a:b","@type":"T","@reverse":{"q":{"@id":"a:c"}}})"),
            "<a:b> <http://www.w3.org/1999/02/22-rdf-syntax-ns#type> <a:T> .\n"
            "<a:c> <a:q> <a:b> .\n");
}

TEST_F(Reverse, TermsAndMapsMayStandTogetherInAnyOrder) {
  const auto both = "<a:c> <a:q> <a:b> .\n<a:d> <a:r> <a:b> .\n";
  const auto document = [](const std::string& members) {
    return R"({"@context":{"back":{"@reverse":"a:q"},"rev":"@reverse"},"@id":"a:b",)" + members +
           "}";
  };
  const std::string term = R"("back":{"@id":"a:c"})", map = R"({"a:r":{"@id":"a:d"}})";
  EXPECT_EQ(quads(document(term + R"(,"@reverse":)" + map)), both);
  EXPECT_NE(quads(document(R"("@reverse":)" + map + "," + term)).find("<a:c> <a:q> <a:b>"),
            std::string::npos);
  for (const auto* inner : {R"({"a:r":{"@id":"a:d"}})", "{}"})
    EXPECT_STREQ(error_of(document(R"("@reverse":)" + map + R"(,"rev":)" + inner)).where,
                 codes::colliding_keywords)
        << inner;
}

}  // namespace
}  // namespace cairn::jsonld
