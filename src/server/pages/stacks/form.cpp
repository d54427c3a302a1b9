// SPDX-License-Identifier: Apache-2.0
#include "server/pages/stacks/form.h"

#include <algorithm>
#include <charconv>
#include <map>

#include "server/language.h"
#include "server/pages/design.h"
#include "server/text.h"
#include "stacking/bounds.h"

namespace cairn::server::pages {
namespace {

using stacking::Draft;
using stacking::DraftRow;
using stacking::RowKind;

constexpr std::size_t rows_max = 2 * stacking::bounds::parts_max;

struct KindName {
  RowKind kind;
  std::string_view label;
};
constexpr KindName kinds[] = {
    {RowKind::achievement, to_say("An achievement")},
    {RowKind::credits, to_say("A number of credits")},
    {RowKind::skill, to_say("A skill at a level")},
    {RowKind::credentials, to_say("A number of credentials")},
    {RowKind::all, to_say("A group: all of its parts")},
    {RowKind::any, to_say("A group: any one of its parts")},
    {RowKind::at_least, to_say("A group: at least so many of its parts")},
};

std::optional<std::size_t> number_in(std::string_view text) {
  std::size_t number = 0;
  const auto [end, code] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (code != std::errc() || end != text.data() + text.size()) return std::nullopt;
  return number;
}

std::string key_of(std::size_t row, std::string_view field) {
  return "r" + std::to_string(row) + "-" + std::string(field);
}

std::vector<std::string> all_fields(const Call& call, const std::string& name) {
  std::vector<std::string> values;
  for (const auto& field : call.form.fields)
    if (field.name == name && !field.value.empty()) values.emplace_back(field.value);
  return values;
}

DraftRow row_in(const Call& call, std::size_t i) {
  const auto field = [&](std::string_view name) {
    return std::string(call.field(key_of(i, name)));
  };
  DraftRow row;
  row.depth = std::min(number_in(field("depth")).value_or(0), rows_max);
  if (const auto kind = stacking::row_kind_of(field("kind"))) row.kind = *kind;
  row.amount = field("amount");
  row.achievements = all_fields(call, key_of(i, "achievements"));
  for (auto& address : non_empty_lines(field("addresses")))
    row.achievements.push_back(std::move(address));
  row.skill = field("skill");
  row.level = field("level");
  row.eqf_level = field("eqf_level");
  row.result = field("result");
  row.months = field("months");
  return row;
}

// Every fault by the field it is about: "r3-amount", "months".
std::map<std::string, std::vector<const Error*>> faults_by_field(const Error* error) {
  std::map<std::string, std::vector<const Error*>> faults;
  const auto add = [&](const Error& fault) {
    auto name = fault.path.empty() ? std::string() : fault.path.substr(1);
    if (name.starts_with("rows/")) {
      name = "r" + name.substr(5);
      std::replace(name.begin(), name.end(), '/', '-');
    } else if (const auto slash = name.find('/'); slash != name.npos) {
      name.resize(slash);
    }
    faults[name].push_back(&fault);
  };
  if (error == nullptr) return faults;
  add(*error);
  for (const auto& other : error->also) add(other);
  return faults;
}

// Fills rows and says each fault where it belongs.
class Painter {
 public:
  Painter(const Draft& draft, const FormNotes& notes)
      : draft_(draft), notes_(notes), faults_(faults_by_field(notes.error)) {}

  std::vector<View> rows() {
    std::vector<View> out;
    std::vector<std::size_t> place;   // "2.1"
    std::vector<std::string> parent;  // pointers of the groups around
    for (std::size_t i = 0; i < draft_.rows.size(); ++i) {
      const auto depth = std::min(draft_.rows[i].depth, place.size());
      place.resize(depth + 1, 0);
      parent.resize(depth + 1);
      ++place[depth];
      std::string pointer = "/rule";
      if (depth > 0) pointer = parent[depth - 1] + std::to_string(place[depth] - 1);
      parent[depth] = pointer + std::string(list_of(draft_.rows[i].kind));
      out.push_back(row(i, place, pointer));
    }
    return out;
  }

  void add_fault(View& view, const std::string& field, const std::string& id) {
    std::string sentences;
    for (const auto* fault : faults_[id]) {
      sentences += (sentences.empty() ? "" : " ") + say_fault(fault->detail);
      View line;
      line.maybe("field", id).text("detail", say_fault(fault->detail));
      lines_.push_back(std::move(line));
    }
    if (!sentences.empty()) told_.push_back(id);
    view.maybe(field + "_error", sentences);
    view.html(field + "_state_html", {sentences.empty() ? "" : R"(aria-invalid="true")"});
  }

  void add_trouble(View& view) {
    if (notes_.error == nullptr) {
      view.flag("trouble", false);
      return;
    }
    for (const auto& [id, faults] : faults_)
      if (std::find(told_.begin(), told_.end(), id) == told_.end())
        for (const auto* fault : faults) {
          View line;
          line.maybe("field", "").text("detail", say_fault(fault->detail));
          lines_.push_back(std::move(line));
        }
    View trouble;
    trouble.text("summary", say("Some of this needs another look. What you wrote is still here."));
    trouble.list("faults", std::move(lines_));
    view.section("trouble", std::move(trouble));
  }

 private:
  static std::string_view list_of(RowKind kind) {
    return kind == RowKind::all ? "/all/" : kind == RowKind::any ? "/any/" : "/of/";
  }

  View row(std::size_t i, const std::vector<std::size_t>& place, const std::string& pointer) {
    const auto& it = draft_.rows[i];
    std::string number;
    for (std::size_t k = 1; k < place.size(); ++k)
      number += (number.empty() ? "" : ".") + std::to_string(place[k]);
    View view;
    view.number("row", static_cast<std::int64_t>(i)).maybe("number", number);
    view.number("depth", static_cast<std::int64_t>(std::min<std::size_t>(it.depth, 6)));
    view.text("kind", stacking::name_of(it.kind)).flag("is_group", is_group(it.kind));
    view.flag("is_achievement", it.kind == RowKind::achievement);
    view.flag("is_skill", it.kind == RowKind::skill);
    view.flag("is_credits", it.kind == RowKind::credits);
    view.flag("is_credentials", it.kind == RowKind::credentials);
    view.text("amount", it.amount).text("skill", it.skill);
    view.text("result", it.result).text("months", it.months);
    view.flag("can_remove", i > 0).flag("can_raise", place.back() > 1 && i > 0);
    view.flag("focus", notes_.focus == i);
    add_choices(view, it);
    for (const auto* field :
         {"amount", "achievements", "skill", "level", "eqf_level", "result", "months"})
      add_fault(view, field, key_of(i, field));
    add_fault(view, "row", "r" + std::to_string(i));
    view.flag("more", opens(it, i));
    add_findings(view, pointer);
    return view;
  }

  // Whether the rarer conditions are shown at once.
  bool opens(const DraftRow& it, std::size_t i) const {
    const bool narrowed = it.kind != RowKind::achievement && !it.achievements.empty();
    const auto has_fault = [&](std::string_view field) {
      const auto found = faults_.find(key_of(i, field));
      return found != faults_.end() && !found->second.empty();
    };
    const bool faulty = has_fault("result") || has_fault("months") || has_fault("achievements");
    return !it.result.empty() || !it.months.empty() || narrowed || faulty ||
           (it.kind != RowKind::skill && !it.skill.empty()) ||
           (it.kind != RowKind::credits && !it.eqf_level.empty());
  }

  static std::vector<View> numbers(std::int32_t most, const std::string& chosen) {
    std::vector<View> out;
    for (std::int32_t i = 1; i <= most; ++i) {
      View view;
      view.number("value", i).flag("chosen", chosen == std::to_string(i));
      out.push_back(std::move(view));
    }
    return out;
  }

  void add_choices(View& view, const DraftRow& it) const {
    std::vector<View> choices;
    std::string addresses;
    auto left = it.achievements;
    for (const auto& achievement : *notes_.achievements) {
      View choice;
      const bool chosen = std::erase(left, achievement.id.text) > 0;
      choice.text("value", achievement.id.text).text("label", shown_name(achievement));
      choice.flag("chosen", chosen);
      choices.push_back(std::move(choice));
    }
    for (const auto& address : left) addresses += address + "\n";
    view.list("choices", std::move(choices)).text("addresses", addresses);
    view.list("levels", numbers(stacking::bounds::skill_level_max, it.level));
    view.list("eqf_levels", numbers(stacking::bounds::eqf_level_max, it.eqf_level));
    std::vector<View> groups, adds;
    for (const auto& [kind, label] : kinds) {
      View choice;
      choice.text("value", stacking::name_of(kind)).text("label", say(label));
      choice.flag("chosen", kind == it.kind);
      if (is_group(kind)) groups.push_back(choice);
      if (!is_group(kind) || it.depth + 2 < stacking::bounds::depth_max)
        adds.push_back(std::move(choice));
    }
    view.list("group_kinds", std::move(groups)).list("part_kinds", std::move(adds));
  }

  void add_findings(View& view, const std::string& pointer) const {
    std::vector<View> out;
    for (const auto& finding : *notes_.findings) {
      // Of this row, not of a part that stands in it.
      if (!finding.pointer.starts_with(pointer)) continue;
      const auto rest = std::string_view(finding.pointer).substr(pointer.size());
      const bool is_mine = rest.empty() || (rest.front() == '/' && rest.rfind('/') == 0);
      if (!is_mine) continue;
      View line;
      line.text("sentence", finding.sentence);
      line.flag("bad", finding.severity == stacking::Severity::contradiction);
      out.push_back(std::move(line));
    }
    view.list("findings", std::move(out));
  }

  const Draft& draft_;
  const FormNotes& notes_;
  std::map<std::string, std::vector<const Error*>> faults_;
  std::vector<std::string> told_;
  std::vector<View> lines_;
};

}  // namespace

Draft draft_in(const Call& call) {
  Draft draft;
  const auto count = std::min(number_in(call.field("rows")).value_or(0), rows_max);
  for (std::size_t i = 0; i < count; ++i) draft.rows.push_back(row_in(call, i));
  draft.outside_percent = call.field("outside_percent");
  draft.outside_of = call.field("outside_of");
  draft.months = call.field("months");
  draft.counts_often = call.field("counting") == "often";
  for (std::size_t i = 0; i < stacking::bounds::exclusions_max; ++i) {
    auto names = all_fields(call, "not_together-" + std::to_string(i));
    if (!names.empty()) draft.not_together.push_back(std::move(names));
  }
  return draft;
}

std::optional<std::size_t> change_rows(const Call& call, Draft& draft) {
  const auto asked = call.field("do");
  const auto colon = asked.find(':');
  if (colon == asked.npos) return std::nullopt;
  const auto verb = asked.substr(0, colon);
  const auto row = number_in(asked.substr(colon + 1));
  if (!row || *row >= draft.rows.size()) return std::nullopt;
  if (verb == "add") {
    const auto kind = stacking::row_kind_of(call.field(key_of(*row, "add")));
    const auto at = stacking::end_of(draft, *row);
    return kind && stacking::add_row(draft, *row, *kind) ? at : *row;
  }
  if (verb == "remove") {
    stacking::remove_row(draft, *row);
    return *row - 1;
  }
  if (verb != "raise") return std::nullopt;
  const auto before = draft;
  stacking::raise_row(draft, *row);
  for (std::size_t i = 0; i < draft.rows.size(); ++i)
    if (draft.rows[i] == before.rows[*row]) return i;
  return *row;
}

void add_rule(View& view, const Draft& draft, const FormNotes& notes) {
  Painter painter(draft, notes);
  view.number("row_count", static_cast<std::int64_t>(draft.rows.size()));
  view.list("rows", painter.rows());
  view.text("outside_percent", draft.outside_percent).text("stack_months", draft.months);
  view.flag("of_credentials", draft.outside_of == "credentials");
  view.flag("counts_often", draft.counts_often);
  painter.add_fault(view, "outside_percent", "outside_percent");
  painter.add_fault(view, "stack_months", "months");
  painter.add_fault(view, "not_together", "not_together");
  // One list more than there are, to be filled next.
  std::vector<View> lists;
  for (std::size_t i = 0; i <= draft.not_together.size(); ++i) {
    View list;
    std::vector<View> choices;
    for (const auto& achievement : *notes.achievements) {
      const auto* names = i < draft.not_together.size() ? &draft.not_together[i] : nullptr;
      View choice;
      choice.text("value", achievement.id.text).text("label", shown_name(achievement));
      choice.flag("chosen", names != nullptr && std::find(names->begin(), names->end(),
                                                          achievement.id.text) != names->end());
      choices.push_back(std::move(choice));
    }
    list.number("list", static_cast<std::int64_t>(i)).list("choices", std::move(choices));
    lists.push_back(std::move(list));
  }
  view.list("exclusions", std::move(lists));
  view.flag("any_exclusions", !draft.not_together.empty());
  painter.add_trouble(view);
}

}  // namespace cairn::server::pages
