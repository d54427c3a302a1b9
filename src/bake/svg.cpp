// SPDX-License-Identifier: Apache-2.0
#include "bake/svg.h"

#include <algorithm>
#include <optional>
#include <sstream>

#include "bake/picture_svg.h"
#include "bake/svg_allowed.h"
#include "base/filled.h"
#include "base/limits.h"
#include "base/text.h"

namespace cairn::bake {
namespace {

constexpr std::string_view namespace_2 = "http://openbadges.org";
constexpr std::string_view namespace_3 = "https://purl.imsglobal.org/ob/v3p0";
// Line ends are kept as they are, so that the text inside stays byte for byte.
constexpr unsigned parse_flags = (pugi::parse_full | pugi::parse_ws_pcdata) & ~pugi::parse_eol;

// What draws the same again and again, or without bound, or is another picture.
constexpr std::string_view multiplying[] = {"feImage", "filter", "image", "marker", "pattern",
                                            "use",     "symbol", "view",  "switch"};

Error broken(std::string why) { return fail(ErrorCode::unreadable, "SVG: XML", std::move(why)); }

std::optional<Edition> edition_of(pugi::xml_node element, const XmlNames& names) {
  if (element.type() != pugi::node_element) return std::nullopt;
  const auto local = local_name(element.name());
  if (local != "credential" && local != "assertion") return std::nullopt;
  const auto space = names.bound_to(prefix_of(element.name()));
  if (local == "credential" && space == namespace_3) return Edition::open_badges_3;
  if (local == "assertion" && (space == namespace_2 || (space.starts_with(namespace_2) &&
                                                        space.substr(namespace_2.size()) == "/")))
    return Edition::open_badges_2;
  return std::nullopt;
}

// pugixml reads and writes without recursion, but removes what is nested with it.
Status check_shape(const pugi::xml_document& document) {
  const auto too_large = [](const char* why) {
    return fail(ErrorCode::too_large, "SVG: XML", why);
  };
  std::size_t depth = 0;
  std::vector<std::string_view> names;
  for (pugi::xml_node node = document; node;) {
    names.clear();
    for (const auto attribute : node.attributes()) names.emplace_back(attribute.name());
    if (names.size() > limits::svg_attributes_max)
      return too_large("an element of the SVG image has more attributes than allowed");
    std::sort(names.begin(), names.end());
    if (std::adjacent_find(names.begin(), names.end()) != names.end())
      return broken("an element of the SVG image has an attribute twice");
    if (node.first_child()) {
      if (++depth > limits::svg_depth_max)
        return too_large("the SVG image is nested deeper than allowed");
      node = node.first_child();
      continue;
    }
    for (; node && !node.next_sibling(); --depth) node = node.parent();
    if (node) node = node.next_sibling();
  }
  return done;
}

// pugixml takes several elements side by side, which are no XML document (XML 1.0 section 2.1): one
// of them would be checked and another baked into.
Status check_one_element(const pugi::xml_document& document) {
  std::size_t elements = 0;
  for (const auto child : document.children()) elements += child.type() == pugi::node_element;
  return elements == 1 ? Status(done) : broken("the SVG image is not one element alone");
}

Status load(ByteView image, pugi::xml_document& document) {
  if (image.size() > limits::svg_bytes_max)
    return fail(ErrorCode::too_large, "SVG: size", "the SVG image is too large");
  if (!is_utf8(as_text(image))) return broken("the SVG image is not UTF-8 text");
  const auto status =
      document.load_buffer(image.data(), image.size(), parse_flags, pugi::encoding_utf8);
  if (!status)
    return broken(std::string("the SVG image is not well-formed: ") + status.description());
  CAIRN_CHECK(check_one_element(document));
  CAIRN_CHECK(check_shape(document));
  if (local_name(document.document_element().name()) != "svg")
    return broken("the document is not an SVG image");
  return done;
}

constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";

// What stands before the first bracket is kept in CDATA and would not be in an attribute.
bool is_json(std::string_view text) {
  if (text.starts_with(byte_order_mark)) text.remove_prefix(byte_order_mark.size());
  return trim(text).starts_with('{');
}

// CDATA is what a baker wrote, byte for byte; white space around it, or around plain text, is
// layout.
std::string body_of(pugi::xml_node element) {
  std::string data;
  std::string text;
  for (const auto child : element.children()) {
    if (child.type() == pugi::node_cdata) data += child.value();
    if (child.type() == pugi::node_pcdata) text += child.value();
  }
  return data.empty() ? std::string(trim(text)) : data;
}

// Mostly one. A hosted badge of Open Badges 2 has its address beside its text; a token beside a
// text is a badge of its own, which nobody may overlook.
std::vector<std::string> contents_of(pugi::xml_node element) {
  std::vector<std::string> contents;
  const std::string attribute = element.attribute("verify").value();
  auto body = body_of(element);
  const bool address = attribute.starts_with("https://") || attribute.starts_with("http://");
  if (!attribute.empty() && (body.empty() || !address)) contents.push_back(attribute);
  if (!body.empty() || contents.empty()) contents.push_back(std::move(body));
  return contents;
}

// Removes document types, processing instructions, old badges and whatever else is not allowed.
void sanitise(pugi::xml_document& document) {
  std::vector<pugi::xml_node> unwanted;
  std::vector<std::pair<pugi::xml_node, pugi::xml_attribute>> unwanted_attributes;
  each_node(document, [&](pugi::xml_node node, const XmlNames& names) {
    const auto type = node.type();
    if (type == pugi::node_doctype || type == pugi::node_pi ||
        (type == pugi::node_element && !is_allowed(node, names)))
      unwanted.push_back(node);
    for (const auto attribute : node.attributes())
      if (!is_allowed(attribute, names)) unwanted_attributes.emplace_back(node, attribute);
  });
  for (auto& [node, attribute] : unwanted_attributes) node.remove_attribute(attribute);
  // Last first, so that a node goes before the ancestor that holds it.
  for (auto node = unwanted.rbegin(); node != unwanted.rend(); ++node)
    node->parent().remove_child(*node);
}

Bytes written(const pugi::xml_document& document) {
  std::ostringstream out;
  document.save(out, "", pugi::format_raw | pugi::format_no_declaration, pugi::encoding_utf8);
  const auto text = out.str();
  return {text.begin(), text.end()};
}

}  // namespace

Status check_picture_svg(ByteView image) {
  pugi::xml_document document;
  CAIRN_CHECK(load(image, document));
  std::string refused;
  each_node(document, [&](pugi::xml_node node, const XmlNames& names) {
    if (!refused.empty()) return;
    const auto type = node.type();
    if (type == pugi::node_doctype) refused = "a document type";
    if (type == pugi::node_pi) refused = "<?" + std::string(node.name()) + "?>";
    if (type != pugi::node_element) return;
    const std::string_view name = node.name();
    if (!is_allowed(node, names) ||
        std::ranges::find(multiplying, local_name(name)) != std::end(multiplying))
      refused = "<" + std::string(name) + ">";
    for (const auto attribute : node.attributes())
      if (refused.empty() && !is_allowed(attribute, names))
        refused = "the attribute " + std::string(attribute.name());
  });
  if (refused.empty()) return done;
  return fail(ErrorCode::invalid, "SVG: picture",
              filled("The SVG holds {}, which is not taken. Save it as PNG instead.", refused));
}

bool is_svg(ByteView image) {
  auto text = as_text(image.first(std::min<std::size_t>(image.size(), 64 * 1024)));
  if (text.starts_with(byte_order_mark)) text.remove_prefix(byte_order_mark.size());
  text = trim(text);
  if (!text.starts_with('<')) return false;
  return text.find("<svg") != std::string_view::npos || text.find(":svg") != std::string_view::npos;
}

Result<Bytes> sanitised_svg(ByteView image) {
  pugi::xml_document document;
  CAIRN_CHECK(load(image, document));
  sanitise(document);
  if (!document.document_element()) return broken("the document is not an SVG image");
  return written(document);
}

Result<Bytes> bake_svg(ByteView image, std::string_view text, Edition edition) {
  pugi::xml_document document;
  CAIRN_CHECK(load(image, document));
  sanitise(document);
  auto root = document.document_element();
  if (!root) return broken("the document is not an SVG image");
  const bool third = edition == Edition::open_badges_3;
  root.append_attribute("xmlns:openbadges") =
      std::string(third ? namespace_3 : namespace_2).c_str();
  auto badge = root.prepend_child(third ? "openbadges:credential" : "openbadges:assertion");
  if (is_json(text)) {
    badge.append_child(pugi::node_cdata).set_value(std::string(text).c_str());
  } else {
    badge.append_attribute("verify") = std::string(text).c_str();
  }
  return written(document);
}

Result<std::vector<Baked>> unbake_svg(ByteView image) {
  pugi::xml_document document;
  CAIRN_CHECK(load(image, document));
  std::vector<Baked> found;
  each_node(document, [&](pugi::xml_node node, const XmlNames& names) {
    const auto edition = edition_of(node, names);
    if (!edition || found.size() > limits::baked_badges_max) return;
    for (auto& text : contents_of(node)) found.push_back({std::move(text), *edition});
  });
  return found;
}

}  // namespace cairn::bake
