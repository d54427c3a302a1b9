// SPDX-License-Identifier: Apache-2.0
#include "pathways/warnings.h"

#include <algorithm>
#include <map>

#include "pathways/explain.h"
#include "pathways/graph.h"

namespace cairn::pathways {
namespace {

constexpr std::size_t at_once_max = 2;
constexpr std::size_t steps_max = 10;
constexpr std::size_t spread_skills = 5;  // taught, none of them to work with alone
constexpr Level depth = 3;

class Warner {
 public:
  Warner(const Problem& problem, const Plan& plan) : problem_(problem), plan_(plan) {}

  std::vector<Warning> run() {
    about_currencies();
    for (const auto& step : plan_.steps) about(step);
    about_amount();
    about_depth();
    return std::move(out_);
  }

 private:
  void warn(std::string code, std::string message, std::vector<OfferId> offers) {
    out_.push_back({std::move(code), std::move(message), std::move(offers)});
  }
  std::string name(OfferId offer) const {
    return "“" + std::string(offer_text(problem_, offer)) + "”";
  }

  void about_currencies() {
    const auto out = left_out(problem_);
    std::map<std::string, std::vector<OfferId>> by_currency;
    for (OfferId i = 0; i < out.size(); ++i)
      if (out[i] == LeftOut::currency) by_currency[problem_.offers[i].currency].push_back(i);
    for (auto& [currency, offers] : by_currency) {
      const auto count = static_cast<std::int64_t>(offers.size());
      warn("currency",
           count_of(count, "offer is", "offers are") + " left out: priced in " + currency +
               ", and what that is worth in " +
               (problem_.currency.empty() ? "the plan's currency" : problem_.currency) +
               " is not known.",
           std::move(offers));
    }
  }

  void about(const Step& step) {
    const auto& offer = problem_.offers[step.offer];
    if (!offer.price)
      warn("unknown-price",
           "The price of " + name(step.offer) + " is not known; the plan counts " +
               text_of(problem_.unknown_price) +
               (problem_.currency.empty() ? "" : " " + problem_.currency) + ".",
           {step.offer});
    if (!offer.hours)
      warn("unknown-hours",
           "How long " + name(step.offer) + " takes is not known; the plan counts " +
               text_of(problem_.unknown_hours) + " hours.",
           {step.offer});
    if (offer.renewal_months)
      warn("renewal",
           name(step.offer) + " must be renewed every " +
               count_of(*offer.renewal_months, "month", "months") + ".",
           {step.offer});
    if (step.value == 0 && step.unlocks.empty()) about_idle(step);
  }

  // A step that reaches nothing the others do not.
  void about_idle(const Step& step) {
    const auto& offer = problem_.offers[step.offer];
    const bool on_goal =
        std::any_of(offer.teaches.begin(), offer.teaches.end(), [&](const SkillLevel& skill) {
          return std::any_of(problem_.need.begin(), problem_.need.end(),
                             [&](const Need& need) { return need.skill.skill == skill.skill; });
        });
    if (on_goal)
      warn("redundant", name(step.offer) + " repeats what you have or what other steps bring.",
           {step.offer});
    else
      warn("off-goal", name(step.offer) + " covers none of the open requirements.", {step.offer});
  }

  void about_amount() {
    std::size_t most = 0;
    std::vector<OfferId> together;
    for (const auto& step : plan_.steps) {
      std::vector<OfferId> now;
      for (const auto& other : plan_.steps)
        if (other.start <= step.start && step.start <= other.finish) now.push_back(other.offer);
      if (now.size() > most) {
        most = now.size();
        together = now;
      }
    }
    if (most > at_once_max)
      warn("too-many",
           std::to_string(most) +
               " offers run at once; one or two at a time are finished more often.",
           together);
    if (plan_.steps.size() > steps_max)
      warn("too-many",
           "The plan has " + std::to_string(plan_.steps.size()) +
               " steps. Begin with the first ones, then look again.",
           {});
  }

  void about_depth() {
    std::map<SkillId, Level> taught;
    for (const auto& step : plan_.steps)
      for (const auto& skill : problem_.offers[step.offer].teaches)
        taught[skill.skill] = std::max(taught[skill.skill], skill.level);
    const bool deep = std::any_of(taught.begin(), taught.end(),
                                  [](const auto& each) { return each.second >= depth; });
    if (taught.size() >= spread_skills && !deep)
      warn("spreads-without-depth",
           "The plan touches " + std::to_string(taught.size()) +
               " skills and takes none far enough to work with it alone.",
           {});
  }

  const Problem& problem_;
  const Plan& plan_;
  std::vector<Warning> out_;
};

}  // namespace

std::vector<Warning> warnings_of(const Problem& problem, const Plan& plan) {
  return Warner(problem, plan).run();
}

}  // namespace cairn::pathways
