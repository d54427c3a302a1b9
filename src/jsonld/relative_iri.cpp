// SPDX-License-Identifier: Apache-2.0
#include "jsonld/relative_iri.h"

#include "base/uri.h"

namespace cairn::jsonld {
namespace {

// The path from the folder of `base` to `target`.
std::string relative_path(std::string_view base, std::string_view target, bool may_be_empty) {
  if (may_be_empty && base == target) return {};
  std::size_t shared = 0;  // bytes of the folders that both are in
  for (std::size_t i = 0; i < base.size() && i < target.size() && base[i] == target[i]; ++i)
    if (base[i] == '/') shared = i + 1;
  std::string path;
  for (const char c : base.substr(shared))
    if (c == '/') path += "../";
  path += target.substr(shared);
  return path.empty() ? "./" : path;
}

bool needs_dot(std::string_view reference) {
  const auto segment = reference.substr(0, reference.find_first_of("/?#"));
  return segment.starts_with('@') || segment.find(':') != std::string_view::npos;
}

}  // namespace

std::string relative_iri(std::string_view base_text, std::string_view iri) {
  const auto base = split_uri(base_text);
  const auto target = split_uri(iri);
  if (!base.scheme || base.scheme != target.scheme || base.authority != target.authority)
    return std::string(iri);
  auto reference = relative_path(base.path, target.path,
                                 target.query.has_value() || target.fragment.has_value());
  if (target.query) reference.append("?").append(*target.query);
  if (target.fragment) reference.append("#").append(*target.fragment);
  if (needs_dot(reference)) reference.insert(0, "./");
  return resolve_uri(base_text, reference) == iri ? reference : std::string(iri);
}

}  // namespace cairn::jsonld
