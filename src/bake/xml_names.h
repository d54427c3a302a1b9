// SPDX-License-Identifier: Apache-2.0
// Namespaces in XML 1.0 (https://www.w3.org/TR/xml-names/): what prefixes mean at one place of a
// document. Kept while walking through it, since looking upwards from every element would cost its
// depth each time.
#pragma once
#include <map>
#include <pugixml.hpp>
#include <string_view>
#include <vector>

namespace cairn::bake {

inline std::string_view local_name(std::string_view name) {
  return name.substr(name.find(':') + 1);
}
inline std::string_view prefix_of(std::string_view name) {
  const auto colon = name.find(':');
  return colon == std::string_view::npos ? std::string_view() : name.substr(0, colon);
}

// Views into the document, whose attributes must stay while this is used.
class XmlNames {
 public:
  // Takes in the declarations of an element, until leave() gives up those entered last.
  void enter(pugi::xml_node element);
  void leave();

  // The namespace of `prefix`; "" (no prefix) is that of elements. "" where none is declared.
  std::string_view bound_to(std::string_view prefix) const;

 private:
  struct Change {
    std::string_view prefix, before;
  };
  std::map<std::string_view, std::string_view> bound_;
  std::vector<Change> changes_;
  std::vector<std::size_t> begins_;  // where the changes of each element begin
};

// Every node below `document` in document order, with the names in scope there; without recursion,
// since depth is the sender's choice. `visit` must not change the document.
template <class Visit>
void each_node(const pugi::xml_document& document, Visit visit) {
  XmlNames names;
  auto node = document.first_child();
  while (node) {
    names.enter(node);
    visit(node, std::as_const(names));
    if (node.first_child()) {
      node = node.first_child();
      continue;
    }
    names.leave();
    while (node && !node.next_sibling()) {
      node = node.parent();
      if (node && node != document) names.leave();
    }
    if (node) node = node.next_sibling();
  }
}

}  // namespace cairn::bake
