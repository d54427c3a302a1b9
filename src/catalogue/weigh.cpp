// SPDX-License-Identifier: Apache-2.0
#include "catalogue/weigh.h"

#include <algorithm>

namespace cairn::catalogue {
namespace {

const ComparedRow* row_of(const Comparison& comparison, std::string_view key) {
  const auto found = std::find_if(comparison.rows.begin(), comparison.rows.end(),
                                  [&](const auto& row) { return row.key == key; });
  return found == comparison.rows.end() ? nullptr : &*found;
}

Phrase name_of(const GoalSkill& wanted) {
  return as_written(wanted.label.empty() ? wanted.skill : wanted.label);
}

std::size_t covering(const ComparedRow& row) {
  return static_cast<std::size_t>(std::count_if(row.cells.begin(), row.cells.end(),
                                                [](const auto& cell) { return cell.covers; }));
}

// What is missing of the goal, by what one offer does for it.
struct Parts {
  std::vector<Phrase> covered;
  std::vector<Phrase> alone;      // none of the others covers it
  std::vector<Phrase> uncertain;  // nobody has confirmed that it is proved
  std::vector<Phrase> open;
};

Parts parts_of(const Comparison& comparison, std::span<const GoalSkill> goal, std::size_t offer) {
  Parts parts;
  for (const auto& wanted : goal) {
    const auto* const row = row_of(comparison, "covers:" + wanted.skill);
    if (row == nullptr || wanted.have >= wanted.level) continue;
    const auto& cell = row->cells[offer];
    if (cell.covers) parts.covered.push_back(name_of(wanted));
    if (cell.covers && covering(*row) == 1) parts.alone.push_back(name_of(wanted));
    if (!cell.covers) (cell.known ? parts.open : parts.uncertain).push_back(name_of(wanted));
  }
  return parts;
}

void add_unknown(const Comparison& comparison, std::size_t offer, Speech& speech) {
  constexpr std::string_view asked[] = {"hours", "price", "assessment", "credential", "renewal"};
  std::vector<Phrase> names;
  for (const auto key : asked)
    if (const auto* const row = row_of(comparison, key); row != nullptr && !row->cells[offer].known)
      names.push_back(row->name);
  if (!names.empty()) speech.to_weigh.push_back(phrase("Not known: {}.", joined(names)));
}

Speech speech_of(const Comparison& comparison, std::span<const GoalSkill> goal, std::size_t at) {
  Speech speech;
  const auto& offer = *comparison.offers[at];
  const auto parts = parts_of(comparison, goal, at);
  if (!parts.covered.empty() && parts.alone.size() == parts.covered.size())
    speech.for_it.push_back(
        phrase("It covers {}, as none of the others does.", listed(parts.alone)));
  else if (!parts.covered.empty())
    speech.for_it.push_back(phrase("It covers {}.", listed(parts.covered)));
  if (!parts.alone.empty() && parts.alone.size() < parts.covered.size())
    speech.for_it.push_back(phrase("None of the others covers {}.", listed(parts.alone)));
  for (const auto& one : comparison.stands_out)
    if (one.offer == at && one.key != "covered") speech.for_it.push_back(one.in_what);
  if (!parts.uncertain.empty())
    speech.to_weigh.push_back(
        phrase("Nobody has confirmed yet that it proves {}.", listed(parts.uncertain)));
  if (!parts.open.empty())
    speech.to_weigh.push_back(phrase("It leaves open: {}.", joined(parts.open)));
  if (!offer.prerequisites.empty() || !offer.requires_first.of.empty())
    if (const auto* const row = row_of(comparison, "prerequisites"))
      speech.to_weigh.push_back(phrase("Needed before: {}.", row->cells[at].text));
  add_unknown(comparison, at, speech);
  return speech;
}

// Those that cover most, in the order of the offers.
std::vector<std::size_t> leaders_of(const ComparedRow& covered) {
  double most = 0;
  for (const auto& cell : covered.cells) most = std::max(most, cell.number.value_or(0));
  std::vector<std::size_t> leaders;
  for (std::size_t i = 0; i < covered.cells.size(); ++i)
    if (most > 0 && covered.cells[i].number == most) leaders.push_back(i);
  return leaders;
}

// The one of `among` with the smallest number, where each has one and no other shares it.
std::optional<std::size_t> least_of(const ComparedRow* row, const std::vector<std::size_t>& among) {
  if (row == nullptr || !row->comparable) return std::nullopt;
  std::optional<std::size_t> least;
  bool shared = false;
  for (const auto at : among) {
    const auto& number = row->cells[at].number;
    if (!number) return std::nullopt;
    if (least && *number == *row->cells[*least].number) shared = true;
    if (!least || *number < *row->cells[*least].number) least = at, shared = false;
  }
  return shared ? std::nullopt : least;
}

Phrase among_equals(const Comparison& comparison, const std::vector<std::size_t>& leaders,
                    const Phrase& how_much) {
  const auto title = [&](std::size_t at) { return as_written(comparison.offers[at]->title); };
  std::vector<Phrase> titles;
  for (const auto at : leaders) titles.push_back(title(at));
  const auto cheapest = least_of(row_of(comparison, "price"), leaders);
  const auto shortest = least_of(row_of(comparison, "hours"), leaders);
  if (cheapest && shortest && *cheapest != *shortest)
    return phrase("{} cover the same of your gap: {}. {} costs less, {} takes less time.",
                  listed(titles), how_much, title(*cheapest), title(*shortest));
  if (cheapest && shortest)
    return phrase(
        "{} cover the same of your gap: {}. {} is better in that it costs less and takes less "
        "time.",
        listed(titles), how_much, title(*cheapest));
  if (cheapest)
    return phrase("{} cover the same of your gap: {}. {} is better in that it costs less.",
                  listed(titles), how_much, title(*cheapest));
  if (shortest)
    return phrase("{} cover the same of your gap: {}. {} is better in that it takes less time.",
                  listed(titles), how_much, title(*shortest));
  return phrase(
      "{} cover the same of your gap: {}. Nothing that is known of all of them makes one better.",
      listed(titles), how_much);
}

Phrase for_goal(const Comparison& comparison) {
  const auto* const covered = row_of(comparison, "covered");
  if (covered == nullptr) return {};
  const auto leaders = leaders_of(*covered);
  if (leaders.empty()) return phrase("None of these covers anything of your gap for certain.");
  const auto& how_much = covered->cells[leaders.front()].text;
  if (leaders.size() > 1) return among_equals(comparison, leaders, how_much);
  std::vector<Phrase> others;
  for (std::size_t i = 0; i < comparison.offers.size(); ++i)
    if (i != leaders.front())
      others.push_back(phrase("{}: {}", comparison.offers[i]->title, covered->cells[i].text));
  return phrase("{} is better for your gap, because it covers more of it: {} ({}).",
                comparison.offers[leaders.front()]->title, how_much, joined(others));
}

}  // namespace

Weighed weigh(const Comparison& comparison, std::span<const GoalSkill> goal) {
  Weighed weighed;
  for (std::size_t i = 0; i < comparison.offers.size(); ++i)
    weighed.each.push_back(speech_of(comparison, goal, i));
  if (!goal.empty()) weighed.for_goal = for_goal(comparison);
  return weighed;
}

json::Value to_json(const Comparison& comparison, const Weighed& weighed, json::Builder builder) {
  const auto texts = [&](const std::vector<Phrase>& sentences) {
    std::vector<std::string> said;
    for (const auto& sentence : sentences) said.push_back(in_english(sentence));
    return builder.strings(said);
  };
  std::vector<json::Value> each;
  for (const auto& one : weighed.each)
    each.push_back(builder.object({{"for", texts(one.for_it)}, {"to_weigh", texts(one.to_weigh)}}));
  auto value = builder.with(to_json(comparison, builder), "each", builder.array(each));
  if (weighed.for_goal.empty()) return value;
  return builder.with(value, "for_goal", builder.string(in_english(weighed.for_goal)));
}

}  // namespace cairn::catalogue
