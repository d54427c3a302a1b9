// SPDX-License-Identifier: Apache-2.0
#include "skills/crosswalk.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <tuple>

#include "skills/import/table.h"
#include "skills/same_name.h"

namespace cairn::skills {
namespace {

constexpr const char* where = "skills/crosswalk";
constexpr std::string_view onet_column = "O*NET Id";

Match match_of(std::string_view word) {
  if (word == "exactMatch") return Match::exact;
  if (word == "closeMatch") return Match::close;
  if (word == "broadMatch") return Match::onet_is_wider;
  if (word == "narrowMatch") return Match::onet_is_narrower;
  if (word == "exactISCO") return Match::group;
  return Match::unsaid;
}

double confidence_of(std::string_view text) {
  double value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  return error == std::errc() && value >= 0 && value <= 1 ? value : 0;
}

bool is_onet_code(std::string_view text) {
  constexpr std::string_view shape = "00-0000.00";
  return text.size() == shape.size() &&
         std::equal(text.begin(), text.end(), shape.begin(),
                    [](char c, char s) { return s == '0' ? c >= '0' && c <= '9' : c == s; });
}

struct Columns {
  Table::Column esco, onet, match, confidence;
};

// The columns of whichever table this is.
Columns columns_of(const Table& table) {
  Columns columns;
  columns.esco = table.column({"ESCO or ISCO URI", "concept_uri", "ESCO/ISCO Code"});
  columns.onet = table.column({onet_column, "onet_code", "O*NET-SOC 2019 Code"});
  columns.match = table.column({"Type of Match"});
  columns.confidence = table.column({"confidence"});
  return columns;
}

void sort_unique(std::vector<CrosswalkLink>& links) {
  const auto ends = [](const CrosswalkLink& link) { return std::tie(link.esco, link.onet); };
  std::stable_sort(links.begin(), links.end(),
                   [&](const auto& a, const auto& b) { return ends(a) < ends(b); });
  links.erase(std::unique(links.begin(), links.end(),
                          [&](const auto& a, const auto& b) { return ends(a) == ends(b); }),
              links.end());
}

// Occupations of a framework by id, and by code where an id is none of theirs.
class Ends {
 public:
  explicit Ends(const Framework& framework) : ids_(framework) {
    for (std::uint32_t i = 0; i < framework.occupations.size(); ++i)
      if (!framework.occupations[i].code.empty()) codes_.emplace(framework.occupations[i].code, i);
  }
  std::optional<OccupationIndex> find(std::string_view end) const {
    if (const auto id = ids_.occupation(end)) return id;
    const auto code = codes_.find(end);
    if (code == codes_.end()) return std::nullopt;
    return code->second;
  }

 private:
  FrameworkIndex ids_;
  std::unordered_map<std::string_view, OccupationIndex> codes_;
};

}  // namespace

std::string_view word_for(Match match) {
  constexpr std::array<std::string_view, 6> words{
      "exact", "close", "onet-is-wider", "onet-is-narrower", "group", "unsaid"};
  return words[static_cast<std::size_t>(match)];
}

Result<Crosswalk> read_crosswalk(const std::string& file, ByteView bytes) {
  Crosswalk crosswalk;
  FaultList faults(crosswalk.report);
  // The official table has lines about itself before the header.
  auto table = Table::open(file, bytes, faults, {.header_has = onet_column});
  if (!table) {
    crosswalk.report = {};
    table = Table::open(file, bytes, faults);
  }
  if (!table)
    return fail(ErrorCode::unreadable, where, file + ": " + crosswalk.report.faults[0].reason);
  const auto columns = columns_of(*table);
  if (!columns.esco || !columns.onet)
    return fail(ErrorCode::unreadable, where,
                file +
                    ": no crosswalk of ESCO and O*NET: it has no column \"O*NET Id\" beside "
                    "\"ESCO or ISCO URI\", nor those of its reverse or of Nesta's table");
  table->each([&] {
    CrosswalkLink link{std::string(table->cell(columns.esco)),
                       std::string(table->cell(columns.onet)), match_of(table->cell(columns.match)),
                       confidence_of(table->cell(columns.confidence))};
    if (link.esco.empty()) return table->fault(columns.esco, "it names no ESCO occupation");
    if (!is_onet_code(link.onet))
      return table->fault(columns.onet, "a code such as 15-1252.00 is expected");
    crosswalk.links.push_back(std::move(link));
  });
  sort_unique(crosswalk.links);
  return crosswalk;
}

std::vector<MappedOccupation> map_occupations(const Crosswalk& crosswalk, const Framework& from,
                                              const Framework& to) {
  const Ends from_ends(from);
  const Ends to_ends(to);
  std::vector<MappedOccupation> mapped;
  for (const auto& link : crosswalk.links)
    for (const auto& [a, b] :
         {std::pair(&link.esco, &link.onet), std::pair(&link.onet, &link.esco)}) {
      const auto first = from_ends.find(*a);
      const auto second = to_ends.find(*b);
      if (first && second) mapped.push_back({*first, *second, link.match, link.confidence});
    }
  const auto order = [](const MappedOccupation& one) {
    return std::tuple(one.from, one.match, -one.confidence, one.to);
  };
  std::sort(mapped.begin(), mapped.end(),
            [&](const auto& a, const auto& b) { return order(a) < order(b); });
  return mapped;
}

std::vector<MappedSkill> map_skills(const Framework& from, const Framework& to) {
  const SameName names(to.skills);
  std::vector<MappedSkill> mapped;
  for (std::uint32_t i = 0; i < from.skills.size(); ++i)
    if (const auto found = names.find(from.skills[i]); found.kind == SameName::Kind::one)
      mapped.push_back({i, found.index, found.name});
  return mapped;
}

}  // namespace cairn::skills
