// SPDX-License-Identifier: Apache-2.0
#include "catalogue/compare.h"

#include <algorithm>
#include <set>

#include "catalogue/quantities.h"

namespace cairn::catalogue {
namespace {

constexpr std::string_view unknown_text = "unknown";

ComparedCell cell(std::string text) {
  if (text.empty()) return {std::string(unknown_text), false};
  return {std::move(text), true};
}

std::string joined(const std::vector<std::string>& texts) {
  std::string all;
  for (const auto& text : texts) all += (all.empty() ? "" : ", ") + text;
  return all;
}

std::string level_text(Level level) { return "level " + std::to_string(level); }

// What one offer does for one skill of the goal.
struct Cover {
  Level level = 0;
  bool proposed = false;
  bool reaches = false;
};

Cover cover_of(const std::vector<Taught>& taught, const GoalSkill& wanted) {
  for (const auto& one : taught)
    if (one.skill == wanted.skill)
      return {one.level, one.is_proposed, !one.is_proposed && one.level >= wanted.level};
  return {};
}

ComparedCell cover_cell(const Cover& cover) {
  if (cover.level == 0) return cell("no");
  if (cover.proposed) return {"perhaps, " + level_text(cover.level) + ": not confirmed", false};
  return cell((cover.reaches ? "yes, " : "partly, ") + level_text(cover.level));
}

std::string skills_text(const Offer& offer) {
  std::vector<std::string> texts;
  for (const auto& taught : offer.teaches) {
    auto text = taught.words.empty() ? taught.skill : taught.words;
    if (taught.level > 0) text += " (" + level_text(taught.level) + ")";
    texts.push_back(std::move(text));
  }
  return joined(texts);
}

void collect(const Requirement& tree, std::vector<std::string>& texts, const OfferLookup& lookup) {
  if (tree.kind == Requirement::Kind::skill) {
    texts.push_back(tree.id + " (" + level_text(tree.level) + ")");
  } else if (tree.kind == Requirement::Kind::offer) {
    const auto* const known = lookup(tree.id);
    texts.push_back(known != nullptr ? known->title : tree.id);
  } else if (tree.kind == Requirement::Kind::all) {
    for (const auto& part : tree.of) collect(part, texts, lookup);
  } else if (!tree.of.empty()) {
    std::vector<std::string> choices;
    for (const auto& part : tree.of) collect(part, choices, lookup);
    const auto count = tree.kind == Requirement::Kind::any ? 1 : tree.count;
    texts.push_back(std::to_string(count) + " of: " + joined(choices));
  }
}

std::string prerequisites_text(const Offer& offer, const OfferLookup& lookup) {
  std::vector<std::string> texts;
  collect(offer.requires_first, texts, lookup);
  texts.insert(texts.end(), offer.prerequisites.begin(), offer.prerequisites.end());
  return texts.empty() ? "none stated" : joined(texts);
}

std::string renewal_text(const Offer& offer) {
  if (!offer.renewal_months) return {};
  return *offer.renewal_months == 0 ? "never"
                                    : "every " + std::to_string(*offer.renewal_months) + " months";
}

std::string starts_text(const Offer& offer) {
  if (!offer.starts.empty()) return joined(offer.starts);
  return offer.pace == Pace::self ? "any day" : "";
}

// Price for each skill of the goal that is reached.
ComparedCell price_each(const Offer& offer, std::size_t covered) {
  if (covered == 0) return cell("covers none");
  if (!offer.price) return cell("");
  const auto minor = (offer.price->minor + static_cast<std::int64_t>(covered) / 2) /
                     static_cast<std::int64_t>(covered);
  return cell(text_of(Price{minor, offer.price->currency}));
}

class Table {
 public:
  explicit Table(std::span<const Offer* const> offers) {
    comparison_.offers.assign(offers.begin(), offers.end());
  }
  template <class Read>
  void row(std::string key, std::string name, Read read) {
    ComparedRow made{std::move(key), std::move(name), {}};
    for (std::size_t i = 0; i < comparison_.offers.size(); ++i)
      made.cells.push_back(read(*comparison_.offers[i], i));
    comparison_.rows.push_back(std::move(made));
  }
  // A row of plain text, "" for unknown.
  template <class Read>
  void text_row(std::string key, std::string name, Read read) {
    row(std::move(key), std::move(name),
        [&](const Offer& offer, std::size_t) { return cell(read(offer)); });
  }
  Comparison finish() && { return std::move(comparison_); }

 private:
  Comparison comparison_;
};

void add_goal_rows(Table& table, std::span<const Offer* const> offers,
                   std::span<const GoalSkill> goal, const OfferLookup& lookup) {
  std::vector<std::vector<Taught>> taught;
  std::vector<std::size_t> covered(offers.size());
  for (std::size_t i = 0; i < offers.size(); ++i) {
    taught.push_back(taught_skills(*offers[i], lookup, Trust::proposed));
    for (const auto& wanted : goal) covered[i] += cover_of(taught[i], wanted).reaches ? 1 : 0;
  }
  table.row("covered", "Covers of the goal", [&](const Offer&, std::size_t i) {
    return cell(std::to_string(covered[i]) + " of " + std::to_string(goal.size()));
  });
  for (const auto& wanted : goal)
    table.row(
        "covers:" + wanted.skill,
        (wanted.label.empty() ? wanted.skill : wanted.label) + " to " + level_text(wanted.level),
        [&](const Offer&, std::size_t i) { return cover_cell(cover_of(taught[i], wanted)); });
  table.row("price_each", "Price for each one covered",
            [&](const Offer& offer, std::size_t i) { return price_each(offer, covered[i]); });
}

}  // namespace

Result<Comparison> compare(std::span<const Offer* const> offers, std::span<const GoalSkill> goal,
                           const OfferLookup& lookup) {
  const std::set<std::string_view> ids = [&] {
    std::set<std::string_view> all;
    for (const auto* offer : offers) all.insert(offer->id);
    return all;
  }();
  if (ids.size() != offers.size() || ids.size() < compared_min || ids.size() > compared_max)
    return fail(ErrorCode::invalid, "catalogue/compare",
                "two to five different offers can be set side by side");
  Table table(offers);
  table.text_row("title", "Offer", [](const Offer& offer) { return offer.title; });
  table.text_row("provider", "Provider", [](const Offer& offer) { return offer.provider; });
  if (goal.empty())
    table.text_row("teaches", "Teaches", skills_text);
  else
    add_goal_rows(table, offers, goal, lookup);
  table.text_row("hours", "Hours", [&](const Offer& offer) {
    const auto hours = hours_with_parts(offer, lookup);
    return hours ? text_of(*hours) : "";
  });
  table.text_row("price", "Price",
                 [](const Offer& offer) { return offer.price ? text_of(*offer.price) : ""; });
  table.text_row("level", "Level",
                 [](const Offer& offer) { return std::string(name_of(offer.stage)); });
  table.text_row("language", "Language",
                 [](const Offer& offer) { return joined(offer.languages); });
  table.text_row("pace", "Pace",
                 [](const Offer& offer) { return std::string(name_of(offer.pace)); });
  table.text_row("starts", "Starts", starts_text);
  table.text_row("assessment", "Assessed by", [](const Offer& offer) { return offer.assessment; });
  table.text_row("proves", "What it proves", proof_sentence);
  table.text_row("credential", "Credential", [](const Offer& offer) { return offer.credential; });
  table.text_row("renewal", "To be renewed", renewal_text);
  table.text_row("prerequisites", "Needed before",
                 [&](const Offer& offer) { return prerequisites_text(offer, lookup); });
  table.text_row("trial", "To try it",
                 [](const Offer& offer) { return std::string(name_of(offer.trial)); });
  table.text_row("credit", "Credit", [](const Offer& offer) { return offer.credit; });
  table.text_row("recognition", "Recognition (0–100)", [](const Offer& offer) {
    return offer.recognition ? std::to_string(*offer.recognition) : "";
  });
  return std::move(table).finish();
}

}  // namespace cairn::catalogue
