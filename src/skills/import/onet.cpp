// SPDX-License-Identifier: Apache-2.0
// Skills, knowledge and work styles are rated for each occupation: importance 1 to 5 decides what
// is essential, level 0 to 7 becomes ours. Products people use are skills without a level.
#include "skills/import/onet.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <map>
#include <unordered_map>

#include "base/text.h"
#include "skills/fold.h"
#include "skills/import/table.h"
#include "skills/limits.h"

namespace cairn::skills {
namespace {

constexpr double essential_importance_min = 3;  // "important"
constexpr double optional_importance_min = 2;   // "somewhat important"
// Nearly every work style is important everywhere; what is very important tells occupations apart.
constexpr double style_importance_min = 4;

constexpr std::array<std::string_view, 9> files_used{"occupation data.txt",
                                                     "alternate titles.txt",
                                                     "sample of reported titles.txt",
                                                     "skills.txt",
                                                     "knowledge.txt",
                                                     "work styles.txt",
                                                     "technology skills.txt",
                                                     "task statements.txt",
                                                     "content model reference.txt"};
constexpr std::string_view read_me = "read me.txt";

// Elements of O*NET's content model that serve in every trade.
bool is_transversal(std::string_view element) {
  constexpr std::array<std::string_view, 6> of_all_trades{"2.A.",   "2.B.1.", "2.B.2.",
                                                          "2.B.4.", "2.B.5.", "1.C."};
  return std::any_of(of_all_trades.begin(), of_all_trades.end(),
                     [&](auto start) { return element.starts_with(start); });
}

std::optional<double> number_in(std::string_view text) {
  double value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc() || end != text.data() + text.size()) return std::nullopt;
  return value;
}

// "O*NET 29.2 Database" → "29.2"
std::string version_in(std::string_view text) {
  constexpr std::string_view before = "O*NET ";
  const auto at = text.find(before);
  if (at == text.npos) return "";
  const auto start = at + before.size();
  return std::string(text.substr(start, text.find_first_not_of("0123456789.", start) - start));
}

class OnetImport {
 public:
  OnetImport(const ImportFiles& files, const ImportOptions& options)
      : files_(files), options_(options), faults_(report_) {}

  Result<Imported> run() {
    read("content model reference.txt", "what skills mean", [&](auto& t) { read_elements(t); });
    read("occupation data.txt", "the occupations", [&](auto& t) { read_occupations(t); });
    read("alternate titles.txt", "other titles of occupations", [&](auto& t) { read_titles(t); });
    read("sample of reported titles.txt", "", [&](auto& t) { read_titles(t); });
    read("skills.txt", "the skills", [&](auto& t) { read_ratings(t, SkillType::competence); });
    read("knowledge.txt", "the knowledge", [&](auto& t) { read_ratings(t, SkillType::knowledge); });
    read("work styles.txt", "work styles",
         [&](auto& t) { read_ratings(t, SkillType::competence); });
    read("technology skills.txt", "the products people use", [&](auto& t) { read_products(t); });
    read("task statements.txt", "the tasks", [&](auto& t) { read_tasks(t); });
    add_ratings();
    Framework about;
    about.name = options_.name.empty() ? "onet" : options_.name;
    about.version = options_.version.empty() ? version() : options_.version;
    about.title = "O*NET " + (about.version.empty() ? "" : about.version + " ") + "Database";
    about.language = "en";
    about.attribution = "This product includes information from the " + about.title +
                        " by the U.S. Department of Labor, Employment and Training Administration "
                        "(USDOL/ETA). Used under the CC BY 4.0 license.";
    about.licence = "CC BY 4.0";
    about.level_scale =
        "O*NET level 0 to 7 in fifths: below 1.4 is 1, below 2.8 is 2, below 4.2 is 3, below 5.6 "
        "is 4, the rest 5; essential from importance 3, optional from 2";
    return std::move(draft_).finish(std::move(about), std::move(report_));
  }

 private:
  struct Rating {
    std::optional<double> importance, level;
    bool is_style = false;
    FrameworkDraft::Origin origin;
  };

  template <class Use>
  void read(std::string_view wanted, std::string_view missing, Use&& use) {
    for (const auto& [name, bytes] : files_) {
      if (to_lower_ascii(base_name(name)) != wanted) continue;
      if (auto table = Table::open(name, bytes, faults_,
                                   {.separator = '\t', .quotes = encoding::CsvQuotes::literal}))
        use(*table);
      return;
    }
    if (!missing.empty())
      faults_.note("no file tells " + std::string(missing) + " (" + std::string(wanted) + ")");
  }

  std::string version() const {
    for (const auto& [name, bytes] : files_)
      if (to_lower_ascii(base_name(name)) == read_me) return version_in(as_text(bytes));
    return "";
  }

  void read_elements(Table& table) {
    const auto id = table.require({"Element ID"});
    const auto name = table.require({"Element Name"});
    const auto text = table.column({"Description"});
    if (!id || !name) return;
    table.each([&] {
      elements_[std::string(table.cell(id))] = {std::string(table.cell(name)),
                                                std::string(table.cell(text))};
    });
  }

  void read_occupations(Table& table) {
    const auto code = table.require({"O*NET-SOC Code", "Code"});
    const auto title = table.require({"Title", "Occupation"});
    const auto text = table.column({"Description"});
    if (!code || !title) return;
    table.each([&] {
      if (auto wrong = draft_.add(Occupation{.id = std::string(table.cell(code)),
                                             .label = std::string(table.cell(title)),
                                             .description = std::string(table.cell(text)),
                                             .code = std::string(table.cell(code))}))
        table.fault(code, *wrong);
    });
  }

  Occupation* occupation_of(Table& table, Table::Column code) {
    auto* found = draft_.occupation(table.cell(code));
    if (found == nullptr)
      table.fault(code, "no occupation has the code " + std::string(table.cell(code)));
    return found;
  }

  void read_titles(Table& table) {
    const auto code = table.require({"O*NET-SOC Code"});
    const auto title = table.require({"Alternate Title", "Reported Job Title"});
    const auto brief = table.column({"Short Title"});
    if (!code || !title) return;
    table.each([&] {
      auto* occupation = occupation_of(table, code);
      if (occupation == nullptr) return;
      for (const auto column : {title, brief}) {
        const auto name = tidy_text(table.cell(column));
        auto& others = occupation->other_labels;
        if (!name.empty() && name != "n/a" && name != occupation->label &&
            std::find(others.begin(), others.end(), name) == others.end())
          others.push_back(name);
      }
    });
  }

  void read_ratings(Table& table, SkillType type) {
    const auto code = table.require({"O*NET-SOC Code"});
    const auto element = table.require({"Element ID"});
    const auto name = table.require({"Element Name"});
    const auto scale = table.require({"Scale ID"});
    const auto value = table.require({"Data Value"});
    const auto not_relevant = table.column({"Not Relevant"});
    if (!code || !element || !name || !scale || !value) return;
    table.each([&] {
      if (occupation_of(table, code) == nullptr) return;
      const auto id = table.cell(element);
      if (draft_.skill(id) == nullptr)
        if (auto wrong = add_element(id, table.cell(name), type))
          return table.fault(element, *wrong);
      const auto number = number_in(table.cell(value));
      const auto of = table.cell(scale);
      if (of != "IM" && of != "LV") return table.fault(scale, "IM or LV is expected");
      const double most = of == "IM" ? 5 : 7;
      if (!number || *number < 0 || *number > most)
        return table.fault(
            value, "a number from 0 to " + std::to_string(static_cast<int>(most)) + " is expected");
      auto& rating = ratings_[{std::string(table.cell(code)), std::string(id)}];
      rating.origin = table.origin();
      rating.is_style = id.starts_with("1.C.");
      if (of == "IM")
        rating.importance = number;
      else if (table.cell(not_relevant) != "Y")
        rating.level = number;
    });
  }

  std::optional<std::string> add_element(std::string_view id, std::string_view name,
                                         SkillType type) {
    Skill skill;
    skill.id = id;
    skill.label = name;
    skill.type = type;
    skill.transversal = is_transversal(id);
    if (const auto known = elements_.find(skill.id); known != elements_.end())
      skill.description = known->second.second;
    if (const auto above = add_groups(skill.id); !above.empty()) skill.groups.push_back(above);
    return draft_.add(std::move(skill));
  }

  // "2.A.1.a" stands in "2.A.1", that in "2.A"; the id of the nearest one known.
  std::string add_groups(std::string id) {
    std::string nearest, below;
    for (auto dot = id.rfind('.'); dot != id.npos; dot = id.rfind('.')) {
      id.resize(dot);
      const auto known = elements_.find(id);
      if (known == elements_.end()) continue;
      if (nearest.empty()) nearest = id;
      if (auto* group = draft_.group(below)) group->broader = id;
      if (draft_.group(id) == nullptr)
        static_cast<void>(draft_.add(Group{id, known->second.first, ""}));
      below = id;
    }
    return nearest;
  }

  void add_ratings() {
    for (const auto& [ends, rating] : ratings_) {
      if (!rating.importance) continue;
      const auto least = rating.is_style ? style_importance_min : optional_importance_min;
      if (*rating.importance < least) continue;
      const auto kind = *rating.importance >= essential_importance_min
                            ? FrameworkDraft::Link::essential
                            : FrameworkDraft::Link::optional;
      OccupationSkill weight;
      weight.level = rating.level ? level_from_onet(*rating.level) : Level{0};
      weight.importance = static_cast<std::uint8_t>(*rating.importance + 0.5);
      draft_.link(kind, ends.first, ends.second, rating.origin, weight);
    }
  }

  void read_products(Table& table) {
    const auto code = table.require({"O*NET-SOC Code"});
    const auto product = table.require({"Example"});
    const auto commodity = table.column({"Commodity Code"});
    const auto commodity_title = table.column({"Commodity Title"});
    const auto in_demand = table.column({"In Demand"});
    if (!code || !product) return;
    table.each([&] {
      if (occupation_of(table, code) == nullptr) return;
      const auto name = tidy_text(table.cell(product));
      auto id = "technology/" + fold(name);
      std::replace(id.begin(), id.end(), ' ', '-');
      if (draft_.skill(id) == nullptr) {
        Skill skill{.id = id, .label = name};
        const std::string group(table.cell(commodity));
        if (!group.empty() && draft_.group(group) == nullptr)
          static_cast<void>(draft_.add(Group{group, std::string(table.cell(commodity_title)), ""}));
        if (!group.empty()) skill.groups.push_back(group);
        skill.description = table.cell(commodity_title);
        if (auto wrong = draft_.add(std::move(skill))) return table.fault(product, *wrong);
      }
      const bool wanted = table.cell(in_demand) == "Y";
      draft_.link(wanted ? FrameworkDraft::Link::essential : FrameworkDraft::Link::optional,
                  table.cell(code), id, table.origin());
    });
  }

  void read_tasks(Table& table) {
    const auto code = table.require({"O*NET-SOC Code"});
    const auto task = table.require({"Task"});
    if (!code || !task) return;
    table.each([&] {
      auto* occupation = occupation_of(table, code);
      if (occupation == nullptr || table.cell(task).empty()) return;
      if (occupation->tasks.size() >= limits::tasks_max)
        return table.fault(
            task, "an occupation has at most " + std::to_string(limits::tasks_max) + " tasks");
      occupation->tasks.push_back(tidy_text(table.cell(task)));
    });
  }

  const ImportFiles& files_;
  const ImportOptions& options_;
  ImportReport report_;
  FaultList faults_;
  FrameworkDraft draft_;
  std::unordered_map<std::string, std::pair<std::string, std::string>> elements_;  // name, text
  std::map<std::pair<std::string, std::string>, Rating> ratings_;  // occupation, element
};

}  // namespace

Level level_from_onet(double level) {
  constexpr double step = 7.0 / level_max;
  return static_cast<Level>(std::clamp(static_cast<int>(level / step) + 1, 1, int{level_max}));
}

bool wants_onet(std::string_view file_name) {
  const auto name = to_lower_ascii(base_name(file_name));
  return name == read_me ||
         std::find(files_used.begin(), files_used.end(), name) != files_used.end();
}

Result<Imported> import_onet(const ImportFiles& files, const ImportOptions& options) {
  return OnetImport(files, options).run();
}

}  // namespace cairn::skills
