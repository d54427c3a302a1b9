// SPDX-License-Identifier: Apache-2.0
// Comprehensive Learner Record 2.0 (1EdTech): one credential that holds others, and says how what
// they are for belongs together. Texts point into the document's arena.
#pragma once
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "credential/presentation.h"
#include "json/value.h"

namespace cairn::credential {

inline constexpr std::string_view context_clr_2 =
    "https://purl.imsglobal.org/spec/clr/v2p0/context-2.0.1.json";
bool is_clr_context(std::string_view url);  // any published version

// spec: clr2#clrsubject: the credentials of a record, in their order, each with its place.
std::vector<Presented> held_credentials(const json::Value& record);

// spec: clr2#association: `source` is …Of `target`, as written. Ids of achievements, or of the
// credentials that were awarded for them.
struct Association {
  std::string_view type;
  std::string_view source;
  std::string_view target;
  std::string path;
};
std::vector<Association> associations(const json::Value& record);

// What the ids in a record stand for: the names of its achievements and credentials.
class RecordNames {
 public:
  // The achievements that the record itself describes.
  explicit RecordNames(const json::Value& record);
  // One that it holds: its own id, that of its achievement and, of a record, all that it names.
  void add(const json::Value& credential);
  // nullptr where the record holds nothing of that id.
  const std::string* find(std::string_view id) const;

 private:
  void add_achievements(const json::Value& subject);
  void add_name(std::string_view id, const json::Value& name);

  std::map<std::string, std::string, std::less<>> names_;
};

// Whether both name their subject by an id, and not by the same one.
bool is_of_another(const json::Value& record, const json::Value& credential);

}  // namespace cairn::credential
