// SPDX-License-Identifier: Apache-2.0
// One offer: all that is known of it, and what is not.
#include <algorithm>

#include "app/career/own_offers.h"
#include "app/catalogue/owner.h"
#include "app/outcomes/share.h"
#include "catalogue/compare.h"
#include "catalogue/levels.h"
#include "catalogue/quantities.h"
#include "encoding/percent.h"
#include "server/language.h"
#include "server/pages/offer_origins.h"
#include "server/pages/offer_views.h"
#include "server/pages/outcomes/desk.h"
#include "server/pages/pages.h"
#include "server/pages/quality/view.h"
#include "server/text.h"

namespace cairn::server::pages {

namespace {

using Kind = catalogue::Requirement::Kind;

std::string joined(const std::vector<std::string>& texts) {
  std::string all;
  for (const auto& text : texts) all += (all.empty() ? "" : ", ") + text;
  return all;
}

std::string counted(std::int64_t number) {
  auto text = std::to_string(number);
  for (auto at = static_cast<std::ptrdiff_t>(text.size()) - 3; at > 0; at -= 3)
    text.insert(static_cast<std::size_t>(at), " ");
  return text;
}

std::string renewal_text(const catalogue::Offer& offer) {
  if (!offer.renewal_months) return "";
  if (*offer.renewal_months == 0) return say("never: it holds for life");
  return say("every {} months", *offer.renewal_months);
}

std::string hours_text(const catalogue::Offer& offer, const app::career::Offers& offers) {
  if (offer.hours) return catalogue::text_of(*offer.hours);
  const auto hours = catalogue::hours_with_parts(offer, offers.lookup());
  return hours ? say("{}, the sum of its parts", catalogue::text_of(*hours)) : "";
}

std::string languages_text(const catalogue::Offer& offer) {
  std::vector<std::string> names;
  for (const auto& tag : offer.languages) names.push_back(language_name(tag));
  return joined(names);
}

class Facts {
 public:
  // Shown as unknown where it is not known.
  Facts& add(std::string_view name, std::string_view text) {
    View row;
    row.text("name", say(name)).text("text", text.empty() ? say("unknown") : std::string(text));
    row.flag("known", !text.empty());
    rows_.push_back(std::move(row));
    return *this;
  }
  // Left out where there is none.
  Facts& add_if(std::string_view name, std::string_view text) {
    return text.empty() ? *this : add(name, text);
  }
  std::vector<View> take() && { return std::move(rows_); }

 private:
  std::vector<View> rows_;
};

std::vector<View> terms_of(const catalogue::Offer& offer, const app::career::Offers& offers) {
  Facts facts;
  facts.add(to_say("Hours"), hours_text(offer, offers))
      .add(to_say("Price"), offer.price ? say(catalogue::words_of(*offer.price)) : "")
      .add(to_say("Level"), stage_text(offer.stage))
      .add(to_say("Language"), languages_text(offer))
      .add(to_say("Pace"), pace_text(offer.pace))
      .add(to_say("Starts"), !offer.starts.empty()                 ? joined(offer.starts)
                             : offer.pace == catalogue::Pace::self ? say("any day")
                                                                   : "")
      .add(to_say("To try it"), trial_text(offer.trial));
  return std::move(facts).take();
}

// By its own word, or by that of a framework whose levels are related to the EQF.
std::string eqf_text(const catalogue::Offer& offer) {
  const auto level = catalogue::qualification_level(offer);
  if (!level) return "";
  if (!level->eqf) return level->own;
  const auto eqf = std::to_string(*level->eqf);
  return level->own.empty() ? eqf : eqf + " (" + level->own + ")";
}

std::vector<View> standing_of(const catalogue::Offer& offer) {
  Facts facts;
  facts.add(to_say("How it is assessed"), say(catalogue::assessment_words(offer)))
      .add(to_say("What passing shows"), say(catalogue::proof_sentence(offer)))
      .add(to_say("What you have at the end"), say(catalogue::credential_words(offer)))
      .add(to_say("To be renewed"), renewal_text(offer))
      .add_if(to_say("Credit"), offer.credit)
      .add_if(to_say("EQF level"), eqf_text(offer))
      .add_if(to_say("Supervised"), !offer.supervised   ? ""
                                    : *offer.supervised ? say("yes, somebody watches")
                                                        : say("no"))
      .add_if(to_say("Counts toward"), joined(offer.programmes))
      .add_if(to_say("Endorsed by"), joined(offer.endorsed_by))
      .add(to_say("Recognition"), offer.recognition ? say("{} of 100", *offer.recognition) : "")
      .add_if(to_say("Learners so far"), offer.learners ? counted(*offer.learners) : "");
  return std::move(facts).take();
}

struct Linked {
  std::string_view state;  // class of its mark
  std::string_view text;
};

Linked linked_text(catalogue::Link link) {
  switch (link) {
    case catalogue::Link::stated: return {"good", to_say("Stated by the provider")};
    case catalogue::Link::confirmed: return {"good", to_say("Confirmed")};
    case catalogue::Link::proposed: return {"warn", to_say("Proposed, not confirmed")};
    case catalogue::Link::rejected: return {"", to_say("No skill of the framework")};
    case catalogue::Link::unlinked: break;
  }
  return {"", to_say("Words alone")};
}

View skill_row(const catalogue::Teaches& taught, const app::career::Offers& offers) {
  const bool proposed = taught.link == catalogue::Link::proposed && !taught.proposals.empty();
  const auto skill = proposed ? taught.proposals.front().skill : taught.skill;
  const auto label = std::string(offers.label(skill));
  View row;
  row.text("words", taught.words.empty() ? label : taught.words);
  row.maybe("meant", taught.words.empty() || label == taught.words ? "" : label);
  row.maybe("level", taught.level > 0 ? say("{} of 5", taught.level) : "");
  const auto linked = linked_text(taught.link);
  row.text("state", linked.state).text("how", say(linked.text));
  row.maybe("by", taught.decided_by).text("on", taught.decided_on);
  row.maybe("others", taught.is_certain() && !taught.skill.empty()
                          ? "/catalogue?skill=" + encoding::percent_encoded(taught.skill)
                          : "");
  return row;
}

View linked_offer(std::string_view id, const app::career::Offers& offers) {
  const auto* const known = offers.search->find_id(id);
  View view;
  view.text("text", known == nullptr ? id : std::string_view(known->title));
  view.maybe("path", known == nullptr ? "" : offer_path(*known));
  view.maybe("provider", known == nullptr ? "" : known->provider);
  return view;
}

// A condition as words, whatever stands in it.
Phrase words_of(const catalogue::Requirement& tree, const app::career::Offers& offers) {
  if (tree.kind == Kind::skill)
    return tree.level > 0 ? phrase("{} (level {})", offers.label(tree.id), tree.level)
                          : as_written(offers.label(tree.id));
  if (tree.kind == Kind::offer) {
    const auto* const known = offers.search->find_id(tree.id);
    return as_written(known == nullptr ? tree.id : known->title);
  }
  std::vector<Phrase> parts;
  for (const auto& part : tree.of) parts.push_back(words_of(part, offers));
  if (tree.kind == Kind::all) return phrase("all of: {}", joined(parts));
  return phrase("{} of: {}", tree.kind == Kind::any ? 1 : tree.count, joined(parts));
}

std::vector<View> conditions_of(const catalogue::Offer& offer, const app::career::Offers& offers) {
  std::vector<View> rows;
  const auto add = [&](const catalogue::Requirement& tree) {
    if (tree.kind == Kind::offer) {
      rows.push_back(linked_offer(tree.id, offers));
      return;
    }
    View row;
    row.text("text", say(words_of(tree, offers))).flag("path", false).flag("provider", false);
    rows.push_back(std::move(row));
  };
  if (offer.requires_first.kind == Kind::all)
    std::for_each(offer.requires_first.of.begin(), offer.requires_first.of.end(), add);
  else
    add(offer.requires_first);
  for (const auto& words : offer.prerequisites) {
    View row;
    row.text("text", words).flag("path", false).flag("provider", false);
    rows.push_back(std::move(row));
  }
  return rows;
}

// Notes are kept with the catalogue, in English.
std::vector<View> notes_of(const catalogue::Offer& offer) {
  std::vector<View> views;
  for (const auto& note : offer.notes) {
    View view;
    view.text("text", say_fault(note));
    views.push_back(std::move(view));
  }
  return views;
}

// Other offers of the same achievement, and why they count as that.
std::vector<View> same_rows(const catalogue::Offer& offer, const app::career::Offers& offers) {
  std::vector<View> rows;
  for (const auto* other : offers.search->same_as(offer)) {
    auto row = offer_row(*other, offers);
    const auto because = catalogue::same_because(offer, *other, offers.search->words_on_same());
    row.maybe("because", because.empty() ? "" : say(because));
    rows.push_back(std::move(row));
  }
  return rows;
}

void add_lists(View& view, const catalogue::Offer& offer, const app::career::Offers& offers) {
  std::vector<View> skills, parts;
  for (const auto& taught : offer.teaches) skills.push_back(skill_row(taught, offers));
  for (const auto& id : offer.parts) parts.push_back(linked_offer(id, offers));
  view.rows("skills", std::move(skills)).rows("parts", std::move(parts));
  view.rows("conditions", conditions_of(offer, offers));
  view.rows("notes", notes_of(offer));
  view.rows("same", same_rows(offer, offers));
}

// They side by side, as many as fit; "" where it is the only one.
std::string compare_same_path(const catalogue::Offer& offer, const app::career::Offers& offers) {
  auto path = "/catalogue/compare?offer=" + encoding::percent_encoded(offer.id);
  std::size_t count = 1;
  for (const auto* other : offers.search->same_as(offer))
    if (count++ < catalogue::compared_max) path += "&offer=" + encoding::percent_encoded(other->id);
  return count == 1 ? "" : path;
}

}  // namespace

Result<Response> offer(Call& call) {
  CAIRN_TRY(const auto offers, call.context().library.offers());
  const auto* const offer = offers->search->find_id(call.argument("offer"));
  if (offer == nullptr)
    return fail(ErrorCode::not_found, "offer",
                "The catalogue has no such offer; it may have been taken out since.");
  const auto& source = offers->catalogue_of(*offer);
  View view;
  view.text("title", offer->title);
  view.maybe("kind", kind_text(offer->kind)).maybe("provider", offer->provider);
  view.maybe("text", offer->description).flag("example", offer->example);
  view.maybe("url", offer->url);
  view.flag("own", source.name == app::career::achievements_catalogue);
  view.text("compare_path", "/catalogue?with=" + encoding::percent_encoded(offer->id));
  view.maybe("compare_same_path", compare_same_path(*offer, *offers));
  CAIRN_CHECK(add_offer_quality(view, call, *offers, *offer));
  view.list("terms", terms_of(*offer, *offers)).list("standing", standing_of(*offer));
  add_lists(view, *offer, *offers);
  CAIRN_TRY(const auto told, app::outcomes_told(call.context(), offer->id));
  add_told(view, told);
  view.text("record_path", "/plan/outcomes?offer=" + encoding::percent_encoded(offer->id));
  view.maybe("modified", offer->modified).maybe("last_reviewed", offer->last_reviewed);
  bool may_decide = false;
  if (call.session) {
    CAIRN_TRY(const auto mine, app::say_on_skills(call.context(), call.actor()));
    may_decide = app::may_decide(mine, offers->catalogue_of(*offer).name, offer->id);
  }
  view.maybe("review_path",
             may_decide ? "/desk/catalogue?offer=" + encoding::percent_encoded(offer->id) : "");
  view.list("sources", source_rows({offer}, *offers)).maybe("gone_since", offer->gone_since);
  add_origins(view, *offer, source);
  return page(call, "offer", std::move(view));
}

}  // namespace cairn::server::pages
