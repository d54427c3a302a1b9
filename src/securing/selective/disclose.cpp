// SPDX-License-Identifier: Apache-2.0
#include "securing/selective/disclose.h"

#include <algorithm>

#include "base/limits.h"
#include "securing/transform.h"

namespace cairn::securing::selective {
namespace {

constexpr const char* where = "vc-di-ecdsa#createdisclosuredata";

using Places = std::vector<std::size_t>;

Error invalid(std::string detail) { return fail(ErrorCode::invalid, where, std::move(detail)); }

bool has(const Places& places, std::size_t place) {
  return std::binary_search(places.begin(), places.end(), place);
}

// Where the mandatory statements stand among those that are shown.
Places relative(const Places& mandatory, const Places& shown) {
  Places indexes;
  for (std::size_t i = 0; i < shown.size(); ++i)
    if (has(mandatory, shown[i])) indexes.push_back(i);
  return indexes;
}

// The signatures of what is shown; each statement that is not mandatory has one.
Result<std::vector<Signature>> shown_signatures(const BaseProofValue& base, std::size_t lines,
                                                const Places& mandatory, const Places& shown) {
  if (base.signatures.size() != lines - mandatory.size())
    return invalid("the base proof is not of this document");
  std::vector<Signature> signatures;
  std::size_t next = 0;
  for (std::size_t line = 0; line < lines; ++line) {
    if (has(mandatory, line)) continue;
    if (has(shown, line)) signatures.push_back(base.signatures[next]);
    ++next;
  }
  return signatures;
}

// Whether a verifier will read in the document that is shown what was selected.
Status check(const json::Value& document, const Statements::Part& part, Workspace& workspace) {
  CAIRN_TRY(const auto text, canonical_text(document, Transformation::rdfc,
                                            crypto::HashAlgorithm::sha256, workspace));
  return text == part.canonical
             ? Status(done)
             : Status(invalid("what is shown does not say what was selected of the document"));
}

}  // namespace

Result<Disclosure> disclose(const json::Value& document, const BaseProofValue& base,
                            std::span<const std::string> pointers, Workspace& workspace,
                            Arena& arena) {
  if (pointers.size() > limits::disclosure_pointers_max)
    return fail(ErrorCode::too_large, where, "more is pointed at than is read");
  auto all = base.mandatory_pointers;
  all.insert(all.end(), pointers.begin(), pointers.end());
  if (all.empty()) return invalid("nothing is selected");
  CAIRN_TRY(const auto statements,
            Statements::of(document, hmac_labels(base.hmac_key), workspace, arena));
  Disclosure made;
  CAIRN_TRY(made.document, select(document, all, arena));
  for (auto& pointer : std::span(all).subspan(base.mandatory_pointers.size()))
    pointer = in_compacted(pointer, document, statements.document());
  CAIRN_TRY(const auto mandatory, statements.group(base.mandatory_pointers));
  CAIRN_TRY(auto shown, statements.part(all));
  made.value.base_signature = base.base_signature;
  made.value.public_key = base.public_key;
  CAIRN_TRY(made.value.signatures,
            shown_signatures(base, statements.lines().size(), mandatory, shown.places));
  made.value.mandatory_indexes = relative(mandatory, shown.places);
  CAIRN_CHECK(check(made.document, shown, workspace));
  made.value.labels = std::move(shown.labels);
  return made;
}

}  // namespace cairn::securing::selective
