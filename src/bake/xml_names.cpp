// SPDX-License-Identifier: Apache-2.0
#include "bake/xml_names.h"

namespace cairn::bake {

void XmlNames::enter(pugi::xml_node element) {
  begins_.push_back(changes_.size());
  for (const auto attribute : element.attributes()) {
    const std::string_view name = attribute.name();
    if (name != "xmlns" && prefix_of(name) != "xmlns") continue;
    const auto prefix = name == "xmlns" ? std::string_view() : local_name(name);
    auto& space = bound_[prefix];
    changes_.push_back({prefix, space});
    space = attribute.value();
  }
}

void XmlNames::leave() {
  for (; changes_.size() > begins_.back(); changes_.pop_back())
    bound_[changes_.back().prefix] = changes_.back().before;
  begins_.pop_back();
}

std::string_view XmlNames::bound_to(std::string_view prefix) const {
  const auto at = bound_.find(prefix);
  return at == bound_.end() ? std::string_view() : at->second;
}

}  // namespace cairn::bake
