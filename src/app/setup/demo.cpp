// SPDX-License-Identifier: Apache-2.0
#include "app/setup/demo.h"

#include "app/achievements/manage.h"
#include "app/assessment/plans.h"
#include "app/awards/revoke.h"
#include "app/claims/claim.h"
#include "app/claims/review.h"

namespace cairn::app {
namespace {

struct DemoAchievement {
  const char *name, *description, *criteria;
  std::array<const char*, 3> skills;  // with their levels
  std::int64_t hours, eqf;
  const char *shape, *icon, *colour, *text, *alternative_text;
  achievement::Translation german;
  const char* plan;  // how it is assessed; "": claims are simply awarded or declined
};
// Two criteria, of which the first must not be the lowest.
constexpr const char* explaining_plan =
    R"({"rubric": {"criteria": [
  {"id": "words", "name": "Plain words", "weight": 2, "needed": 2, "levels": [
    {"name": "Not yet", "description": "Speaks of parts that customers do not know.", "points": 0},
    {"name": "Clear", "description": "Customers can say what is wrong.", "points": 2},
    {"name": "Very clear", "description": "They can say what it means for them.", "points": 4}]},
  {"id": "choices", "name": "Choices and costs", "levels": [
    {"name": "Not yet", "description": "Names one way and its price.", "points": 0},
    {"name": "Complete", "description": "Says what can wait, and what that costs.", "points": 3}]}],
  "pass": {"percent": 50}}, "circumstances": {"method": "portfolio"}})";
const DemoAchievement achievements[] = {
    {"Bicycle brakes, first level",
     "Checks, adjusts and replaces rim and disc brakes of everyday bicycles.",
     "Brings **two bicycles** into a state in which they stop safely:\n\n"
     "1. finds what is worn and says why,\n2. replaces pads and a cable,\n"
     "3. measures the stopping distance before and after.\n\n"
     "An assessor rides both bicycles.",
     {"Bicycle repair: 2", "Brake adjustment: 3", "Safety checks: 2"},
     20,
     3,
     "hexagon",
     "gear",
     "#1f6f5c",
     "Brakes",
     "A green hexagon with a gear wheel and the word Brakes",
     {"de", "Fahrradbremsen, erste Stufe",
      "Prüft, stellt ein und ersetzt Felgen- und Scheibenbremsen alltäglicher Fahrräder.",
      "Bringt **zwei Fahrräder** in einen Zustand, in dem sie sicher anhalten:\n\n"
      "1. findet, was verschlissen ist, und sagt, warum,\n2. ersetzt Beläge und einen Zug,\n"
      "3. misst den Bremsweg vorher und nachher.\n\n"
      "Eine bewertende Person fährt beide Fahrräder.",
      "Ein grünes Sechseck mit einem Zahnrad und dem Wort Brakes"},
     ""},
    {"Explaining repairs to customers",
     "Tells people without technical knowledge what is wrong, what it costs and what can wait.",
     "Three talks with customers, of which one is difficult. The learner brings a short note of "
     "each and what they would do differently.",
     {"Customer service: 3", "Plain language: 3", "Estimating costs: 2"},
     15,
     4,
     "circle",
     "people",
     "#2b5f9e",
     "Explain",
     "A blue circle with three people and the word Explain",
     {"de", "Reparaturen erklären",
      "Sagt Menschen ohne technisches Wissen, was nicht stimmt, was es kostet und was warten kann.",
      "Drei Gespräche mit Kundinnen und Kunden, davon ein schwieriges. Bringen Sie zu jedem eine "
      "kurze Notiz mit und was Sie anders machen würden.",
      "Ein blauer Kreis mit drei Menschen und dem Wort Explain"},
     explaining_plan},
    {"Workshop safety",
     "Keeps a workshop safe for others: machines, chemicals, first aid.",
     "Walks through the workshop with a checklist, names every hazard and mends those that can be "
     "mended at once.",
     {"Occupational safety: 3", "First aid: 2", "Risk assessment: 2"},
     25,
     4,
     "shield",
     "heart",
     "#a23b3b",
     "Safety",
     "A red shield with a heart and the word Safety",
     {"de", "Sicherheit in der Werkstatt",
      "Hält eine Werkstatt für andere sicher: Maschinen, Chemikalien, Erste Hilfe.",
      "Geht mit einer Liste durch die Werkstatt, nennt jede Gefahr und beseitigt die, die sich "
      "sofort beseitigen lassen.",
      "Ein roter Schild mit einem Herzen und dem Wort Safety"},
     ""}};

enum class Fate : std::uint8_t { waits, awarded, declined, revoked };
struct DemoClaim {
  std::size_t achievement;
  const char *name, *email, *statement, *link;
  Fate fate;
  const char* reason;
};
constexpr DemoClaim claims[] = {
    {0, "Nour Haddad", "nour@example.org",
     "I mended the brakes of my neighbour's bicycle and of my own. Both stop within four metres "
     "now.",
     "https://example.org/nour/brakes", Fate::awarded, "Careful work, well measured."},
    {0, "Tomasz Wrona", "tomasz@example.org",
     "New pads and cables on two bicycles of the school. The pictures show them before and after.",
     "https://example.org/tomasz/album", Fate::awarded, ""},
    {2, "Amara Obi", "amara@example.org",
     "I found eleven hazards and mended seven of them the same day. The list is behind the link.",
     "https://example.org/amara/checklist", Fate::awarded, ""},
    {2, "Lena Sandberg", "lena@example.org", "My walk through the workshop, with a list.",
     "https://example.org/lena/list", Fate::revoked, "The list was somebody else's."},
    {1, "Nour Haddad", "nour@example.org",
     "Notes of three talks. The difficult one was about a frame that could not be saved.",
     "https://example.org/nour/talks", Fate::waits, ""},
    {1, "Mei Tanaka", "mei@example.org",
     "I explained an estimate twice; the second time I began with what can wait.",
     "https://example.org/mei/notes", Fate::waits, ""},
    {0, "Jonas Ebner", "jonas@example.org", "I changed the pads of one bicycle.",
     "https://example.org/jonas", Fate::declined,
     "One bicycle is there, two are asked for. Send in the second one and it is done."}};

Result<Achievement> publish(Context& context, const Actor& actor, const DemoAchievement& it) {
  AchievementForm form;
  form.name = it.name;
  form.description = it.description;
  form.criteria = it.criteria;
  for (const auto* line : it.skills) form.details.skills.push_back(achievement::read_skill(line));
  form.details.hours.hundredths = it.hours * 100;
  form.details.eqf = it.eqf;
  form.image.shape = it.shape;
  form.image.icon = it.icon;
  form.image.colour = it.colour;
  form.image.text = it.text;
  form.alternative_text = it.alternative_text;
  form.details.translations = {it.german};
  CAIRN_TRY(const auto made, create_achievement(context, actor, form));
  if (std::string_view(it.plan) != "") {
    CAIRN_TRY(auto plan, assessment::parse_plan(it.plan));
    CAIRN_CHECK(save_plan(context, actor, made.id, std::move(plan)));
  }
  return publish_achievement(context, actor, made.id);
}

Status claim(Context& context, const Actor& actor, const DemoClaim& it,
             const Achievement& achievement) {
  ClaimForm form;
  form.name = it.name;
  form.email = it.email;
  form.statement = it.statement;
  form.links = {it.link};
  form.declaration = {.identity = true, .originality = true, .tools = "none"};
  CAIRN_TRY(const auto sent, submit_claim(context, achievement.claim_code, form, ""));
  if (it.fate == Fate::waits) return done;
  const bool declined = it.fate == Fate::declined;
  CAIRN_TRY(const auto decided, decide_claim(context, actor, sent.id,
                                             {declined ? ClaimState::declined : ClaimState::awarded,
                                              it.fate == Fate::revoked ? "" : it.reason}));
  if (it.fate == Fate::revoked)
    CAIRN_CHECK(revoke_award(context, actor, decided.award->id, it.reason));
  return done;
}

}  // namespace

Status load_demo(Context& context, const Actor& actor) {
  CAIRN_TRY(const auto there, list_achievements(context, actor));
  if (!there.empty()) return done;
  std::vector<Achievement> published;
  for (const auto& it : achievements) {
    CAIRN_TRY(auto achievement, publish(context, actor, it));
    published.push_back(std::move(achievement));
  }
  for (const auto& it : claims) CAIRN_CHECK(claim(context, actor, it, published[it.achievement]));
  return done;
}

}  // namespace cairn::app
