// SPDX-License-Identifier: Apache-2.0
#include "app/context.h"

namespace cairn::app {

Pool<securing::Workspace> signing_pool(std::shared_ptr<Vocabularies> vocabularies) {
  const auto source = std::make_shared<const jsonld::ContextSource>(jsonld::ContextSource{
      .load = [vocabularies](std::string_view url) { return vocabularies->find(url); }});
  return Pool<securing::Workspace>(
      [source] { return std::make_unique<securing::Workspace>(*source); });
}

Pool<verify::Verifier> verifying_pool(std::shared_ptr<Vocabularies> vocabularies) {
  return Pool<verify::Verifier>([vocabularies] {
    return std::make_unique<verify::Verifier>(
        [vocabularies](std::string_view url) { return vocabularies->find(url); });
  });
}

}  // namespace cairn::app
