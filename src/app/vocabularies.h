// SPDX-License-Identifier: Apache-2.0
// JSON-LD contexts that no package carries (CLR 2.0 and kin): those that were given by hand, and
// published ones fetched from their own address once. Which text is the published one its digest
// decides (jsonld/pinned_contexts.h), so who answers that address decides nothing.
#pragma once
#include <map>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>

#include "verify/resources.h"

namespace cairn::app {

// May be used from several threads. Texts stay where they are as long as it lives.
class Vocabularies {
 public:
  Vocabularies() = default;

  void give(std::string url, std::string text);
  // Whom to ask for published contexts that nobody has given; null: nobody.
  void ask(verify::Resources* outside);

  // Nothing where it is not at hand. A URL of no published context is never fetched.
  std::optional<std::string_view> find(std::string_view url);
  // Whether it is at hand, or there is somebody to ask for it; fetches nothing.
  bool may_have(std::string_view url);

 private:
  std::mutex mutex_;
  std::map<std::string, std::string, std::less<>> texts_;
  verify::Resources* outside_ = nullptr;
};

}  // namespace cairn::app
