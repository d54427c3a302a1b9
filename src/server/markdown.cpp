// SPDX-License-Identifier: Apache-2.0
#include "server/markdown.h"

#include <cmark.h>

#include <cstdlib>
#include <memory>
#include <vector>

#include "base/text.h"
#include "base/uri.h"

namespace cairn::server {
namespace {

struct FreeNode {
  void operator()(cmark_node* node) const { cmark_node_free(node); }
  void operator()(cmark_iter* iterator) const { cmark_iter_free(iterator); }
};
using Node = std::unique_ptr<cmark_node, FreeNode>;
using Iterator = std::unique_ptr<cmark_iter, FreeNode>;

constexpr int options = CMARK_OPT_DEFAULT | CMARK_OPT_VALIDATE_UTF8;

bool is_safe_link(std::string_view url) {
  const auto scheme = to_lower_ascii(split_uri(url).scheme.value_or("https"));
  return !url.empty() && (scheme == "https" || scheme == "http" || scheme == "mailto");
}

bool is_elsewhere(std::string_view url) {
  const auto parts = split_uri(url);
  return (parts.scheme && to_lower_ascii(*parts.scheme) != "data") || parts.authority;
}

// All nodes of a type, in the order of the text.
std::vector<cmark_node*> nodes_of(cmark_node* root, cmark_node_type type) {
  std::vector<cmark_node*> found;
  const Iterator at(cmark_iter_new(root));
  for (auto event = cmark_iter_next(at.get()); event != CMARK_EVENT_DONE;
       event = cmark_iter_next(at.get())) {
    auto* node = cmark_iter_get_node(at.get());
    if (event == CMARK_EVENT_ENTER && cmark_node_get_type(node) == type) found.push_back(node);
  }
  return found;
}

bool is_in_link(cmark_node* node) {
  for (auto* above = cmark_node_parent(node); above != nullptr; above = cmark_node_parent(above))
    if (cmark_node_get_type(above) == CMARK_NODE_LINK) return true;
  return false;
}

// What is read out in place of a picture, or where it is.
std::string alternative(cmark_node* image) {
  std::string text;
  for (const auto type : {CMARK_NODE_TEXT, CMARK_NODE_CODE})
    for (auto* node : nodes_of(image, type)) text += cmark_node_get_literal(node);
  return text.empty() ? cmark_node_get_url(image) : text;
}

void link_to(cmark_node* image) {
  auto* text = cmark_node_new(CMARK_NODE_TEXT);
  cmark_node_set_literal(text, alternative(image).c_str());
  auto* shown = text;
  if (!is_in_link(image)) {
    shown = cmark_node_new(CMARK_NODE_LINK);
    cmark_node_set_url(shown, cmark_node_get_url(image));
    cmark_node_append_child(shown, text);
  }
  cmark_node_replace(image, shown);
  cmark_node_free(image);
}

void leave_text(cmark_node* link) {
  while (auto* child = cmark_node_first_child(link)) cmark_node_insert_before(link, child);
  cmark_node_free(link);
}

}  // namespace

Html markdown(std::string_view text) {
  const Node document(cmark_parse_document(text.data(), text.size(), options));
  // The inner ones first, so that what is taken away holds none that is still to come.
  const auto images = nodes_of(document.get(), CMARK_NODE_IMAGE);
  for (auto image = images.rbegin(); image != images.rend(); ++image)
    if (is_elsewhere(cmark_node_get_url(*image))) link_to(*image);
  const auto links = nodes_of(document.get(), CMARK_NODE_LINK);
  for (auto link = links.rbegin(); link != links.rend(); ++link)
    if (!is_safe_link(cmark_node_get_url(*link))) leave_text(*link);
  const std::unique_ptr<char, decltype(&std::free)> html(cmark_render_html(document.get(), options),
                                                         &std::free);
  return {html.get()};
}

}  // namespace cairn::server
