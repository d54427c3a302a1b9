// SPDX-License-Identifier: Apache-2.0
// What tests of JSON-LD share: a processor, and documents as text.
#pragma once
#include <gtest/gtest.h>

#include "json/parse.h"
#include "jsonld/processor.h"
#include "rdf/nquads.h"

namespace cairn::jsonld {

class ProcessorTest : public testing::Test {
 protected:
  json::Value parse(std::string_view text) {
    auto value = json::parse(text, arena_);
    EXPECT_TRUE(value.ok()) << text;
    return value.ok() ? *value : json::Value();
  }
  std::string quads(std::string_view text, const Options& options = {}) {
    rdf::Dataset dataset;
    const auto result = processor_.to_rdf(parse(text), options, dataset);
    return result.ok() ? rdf::write_nquads(dataset) : "error: " + result.error().detail;
  }
  Error error_of(std::string_view text, const Options& options = {}) {
    rdf::Dataset dataset;
    const auto result = processor_.to_rdf(parse(text), options, dataset);
    EXPECT_FALSE(result.ok()) << text;
    return result.ok() ? Error{} : result.error();
  }

  json::Value expanded(std::string_view text, const Options& options = {}) {
    const auto result = processor_.expand(parse(text), options, arena_);
    EXPECT_TRUE(result.ok()) << result.error().detail;
    return result.ok() ? *result : json::Value();
  }

  Arena arena_;
  Processor processor_{ContextSource{}};
};

}  // namespace cairn::jsonld
