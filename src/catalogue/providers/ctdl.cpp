// SPDX-License-Identifier: Apache-2.0
#include "catalogue/providers/ctdl.h"

#include <algorithm>
#include <unordered_map>

#include "base/text.h"
#include "catalogue/collector.h"
#include "catalogue/documents.h"
#include "catalogue/fields.h"
#include "catalogue/graph.h"
#include "catalogue/limits.h"
#include "catalogue/providers/ctdl_offer.h"

namespace cairn::catalogue {
namespace {

// What stands in a registry's envelope.
json::Value unwrapped(const json::Value& document) {
  const auto inside = field(document, {"decoded_resource", "resource"});
  return inside.is_object() ? inside : document;
}

class Documents {
 public:
  explicit Documents(Collector& collector) : collector_(collector) {}

  void read(const SourceFile& file, const json::Value& document) {
    const auto content = unwrapped(document);
    std::vector<json::Value> nodes;
    if (content.is_array()) {
      for (const auto& item : content.items()) nodes.push_back(unwrapped(item));
    } else if (const auto graph = content["@graph"]; graph.is_array()) {
      nodes.assign(graph.items().begin(), graph.items().end());
    } else {
      nodes.push_back(content);
    }
    std::unordered_map<std::string_view, json::Value> by_id;
    for (const auto& node : nodes)
      if (const auto id = ctdl::id_of(node); !id.empty()) by_id.emplace(id, node);
    const ctdl::NodeLookup lookup = [&](std::string_view id) {
      const auto found = by_id.find(id);
      return found == by_id.end() ? json::Value() : found->second;
    };
    std::size_t row = 0;
    for (const auto& node : nodes) read_node(file, node, lookup, ++row);
  }

  void finish() {
    for (auto& offer : collector_.offers()) {
      for (auto& part : offer.parts) part = offer_id(part);
      rename(offer.requires_first);
      const auto who = names_.find(offer.id);
      if (!offer.provider.empty() || who == names_.end()) continue;
      if (const auto name = titles_.find(who->second); name != titles_.end())
        offer.provider = name->second;
    }
  }

 private:
  void read_node(const SourceFile& file, const json::Value& node, const ctdl::NodeLookup& lookup,
                 std::size_t row) {
    if (!ctdl::is_offer(node)) {
      // Whoever is not known within one file may be described by another.
      auto name = line_in(field(node, "name"), collector_.options().language, words_bytes_max);
      if (!name.empty()) titles_.emplace(std::string(ctdl::id_of(node)), std::move(name));
      return;
    }
    collector_.begin_row(file.name, row);
    auto offer = ctdl::read_node(node, lookup, collector_.options());
    const auto body = field(node, {"offeredBy", "ownedBy"});
    if (const auto first = texts_in(body, "en"); !first.empty())
      names_.emplace(offer.id, std::string(first.front()));
    const std::string address(ctdl::id_of(node));
    const auto id = offer.id;
    if (collector_.add(std::move(offer)) && !address.empty()) id_of_.emplace(address, id);
  }

  // The offer behind an address: it may be read, or end in the CTID that is its id.
  std::string offer_id(const std::string& address) {
    if (const auto found = id_of_.find(address); found != id_of_.end()) return found->second;
    const auto last = address.substr(address.find_last_of("/:") + 1);
    return last.starts_with("ce-") ? to_lower_ascii(last) : address;
  }
  void rename(Requirement& tree) {
    if (tree.kind == Requirement::Kind::offer) tree.id = offer_id(tree.id);
    for (auto& part : tree.of) rename(part);
  }

  Collector& collector_;
  std::unordered_map<std::string, std::string> id_of_;   // address → id of an offer
  std::unordered_map<std::string, std::string> names_;   // offer → address of its provider
  std::unordered_map<std::string, std::string> titles_;  // address → name of who is no offer
};

}  // namespace

bool looks_like_ctdl(const SourceFile& file) {
  const auto start = file.bytes.substr(0, std::min<std::size_t>(file.bytes.size(), 64 * 1024));
  const bool has_terms = start.find("ceterms:") != std::string_view::npos ||
                         start.find("purl.org/ctdl/") != std::string_view::npos ||
                         start.find("credreg.net/ctdl") != std::string_view::npos;
  return has_terms && holds_names(file.bytes, {});
}

Result<Import> read_ctdl(std::span<const SourceFile> files, const ReadOptions& options) {
  Collector collector("ctdl", options);
  Documents documents(collector);
  CAIRN_CHECK(
      read_documents(files, collector, [&](const SourceFile& file, const json::Value& document) {
        documents.read(file, document);
      }));
  documents.finish();
  return std::move(collector).finish();
}

}  // namespace cairn::catalogue
