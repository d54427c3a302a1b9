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

}  // namespace
}  // namespace cairn::jsonld
