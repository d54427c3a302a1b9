// SPDX-License-Identifier: Apache-2.0
#include "securing/workspace.h"

namespace cairn::securing {

using crypto::HashAlgorithm;

Workspace::Workspace(const jsonld::ContextSource& contexts)
    : contexts_(contexts),
      processor_(contexts),
      canonical_sha256_(HashAlgorithm::sha256),
      canonical_sha384_(HashAlgorithm::sha384),
      sha256_(HashAlgorithm::sha256),
      sha384_(HashAlgorithm::sha384) {}

rdf::Canonicalizer& Workspace::canonicalizer(HashAlgorithm algorithm) {
  return algorithm == HashAlgorithm::sha384 ? canonical_sha384_ : canonical_sha256_;
}

crypto::Hasher& Workspace::hasher(HashAlgorithm algorithm) {
  return algorithm == HashAlgorithm::sha384 ? sha384_ : sha256_;
}

}  // namespace cairn::securing
