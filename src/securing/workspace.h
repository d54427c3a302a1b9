// SPDX-License-Identifier: Apache-2.0
// Workspace: everything securing needs that is worth keeping from one credential to the next. One
// per thread; in steady state neither signing nor verifying allocates.
#pragma once
#include "base/arena.h"
#include "base/text_buffer.h"
#include "crypto/hash.h"
#include "json/parse.h"
#include "jsonld/processor.h"
#include "rdf/dataset.h"
#include "rdf/rdfc10.h"

namespace cairn::securing {

class Workspace {
 public:
  // `contexts` must outlive the workspace.
  explicit Workspace(const jsonld::ContextSource& contexts);

  const jsonld::ContextSource& contexts() const { return contexts_; }
  json::Parser& parser() { return parser_; }
  jsonld::Processor& processor() { return processor_; }
  rdf::Canonicalizer& canonicalizer(crypto::HashAlgorithm algorithm);
  crypto::Hasher& hasher(crypto::HashAlgorithm algorithm);

  // Working memory of one step; each taker clears it first.
  rdf::Dataset& dataset() { return dataset_; }
  TextBuffer& text() { return text_; }

  // For values that live as long as one credential is looked at; the caller resets it between two.
  Arena& arena() { return arena_; }

 private:
  jsonld::ContextSource contexts_;
  json::Parser parser_;
  jsonld::Processor processor_;
  rdf::Canonicalizer canonical_sha256_;
  rdf::Canonicalizer canonical_sha384_;
  crypto::Hasher sha256_;
  crypto::Hasher sha384_;
  rdf::Dataset dataset_;
  TextBuffer text_;
  Arena arena_;
};

}  // namespace cairn::securing
