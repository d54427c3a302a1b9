// SPDX-License-Identifier: Apache-2.0
// The statements of a document as canonical N-Quads whose blank nodes have labels of their own, and
// which of them a part of the document makes (vc-di-ecdsa#canonicalizeandgroup).
#pragma once
#include <functional>
#include <map>
#include <string>
#include <vector>

#include "securing/selective/pointers.h"
#include "securing/workspace.h"

namespace cairn::securing::selective {

// The label of the blank node that RDFC-1.0 calls c14n<n>, without "_:".
using LabelOf = std::function<Result<std::string>(std::uint32_t canonical)>;

// vc-di-ecdsa#createhmacidlabelmapfunction: "u" and the HMAC of "c14n<n>" in base64url.
LabelOf hmac_labels(ByteView key);

// The lines of `document`, sorted by code point, none twice. Errors: as Processor's and
// Canonicalizer's, and those of `label_of`.
Result<std::vector<std::string>> labelled_lines(const json::Value& document,
                                                const LabelOf& label_of, Workspace& workspace);

class Statements {
 public:
  // Errors: as labelled_lines, and as Processor::skolemize.
  static Result<Statements> of(const json::Value& document, const LabelOf& label_of,
                               Workspace& workspace, Arena& arena);

  // As labelled_lines.
  const std::vector<std::string>& lines() const { return lines_; }

  // The document as Processor::skolemize writes it, which is what pointers point into.
  const json::Value& document() const { return skolemized_; }

  // The places in lines() of what the pointers select, in order; they are of
  // document(). Errors: those of select.
  Result<std::vector<std::size_t>> group(std::span<const std::string> pointers) const;

  // The same of what is shown by itself.
  struct Part {
    std::vector<std::size_t> places;  // as group() gives them
    // The labels that blank nodes have in lines(), by the number that RDFC-1.0 gives them in the
    // part.
    std::map<std::uint32_t, std::string> labels;
    std::string canonical;  // the part in canonical form, with those numbers
  };
  // Errors: those of group() and Canonicalizer.
  Result<Part> part(std::span<const std::string> pointers) const;

 private:
  Statements(Workspace& workspace, Arena& arena) : workspace_(&workspace), arena_(&arena) {}

  // Fills `out` with what the pointers select, names of blank nodes turned back.
  struct Blanks;
  static Blanks deskolemize(const rdf::Dataset& named, rdf::Dataset& out);
  Result<Blanks> read_selected(std::span<const std::string> pointers, rdf::Dataset& out) const;
  Result<std::vector<std::size_t>> places_of(const rdf::Dataset& dataset,
                                             const Blanks& blanks) const;

  Workspace* workspace_;
  Arena* arena_;
  json::Value skolemized_;
  std::vector<std::string> lines_;
  std::map<std::string, std::string, std::less<>> labels_;  // by the name in `skolemized_`
};

}  // namespace cairn::securing::selective
