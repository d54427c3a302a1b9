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
  void warn(std::string code, Phrase message, std::vector<OfferId> offers) {
    out_.push_back({std::move(code), std::move(message), std::move(offers)});
  }
  std::string_view name(OfferId offer) const { return offer_text(problem_, offer); }

  void about_currencies() {
    const auto out = left_out(problem_);
    std::map<std::string, std::vector<OfferId>> by_currency;
    for (OfferId i = 0; i < out.size(); ++i)
      if (out[i] == LeftOut::currency) by_currency[problem_.offers[i].currency].push_back(i);
    for (auto& [currency, offers] : by_currency) {
      const auto own =
          problem_.currency.empty() ? phrase("the plan's currency") : as_written(problem_.currency);
      const auto message =
          offers.size() == 1
              ? phrase(
                    "1 offer is left out: priced in {}, and what that is worth in {} is not "
                    "known.",
                    currency, own)
              : phrase(
                    "{} offers are left out: priced in {}, and what that is worth in {} is not "
                    "known.",
                    offers.size(), currency, own);
      warn("currency", message, std::move(offers));
    }
  }

  void about(const Step& step) {
    const auto& offer = problem_.offers[step.offer];
    if (!offer.price)
      warn("unknown-price",
           phrase("The price of “{}” is not known; the plan counts {}.", name(step.offer),
                  text_of(problem_.unknown_price) +
                      (problem_.currency.empty() ? "" : " " + problem_.currency)),
           {step.offer});
    if (!offer.hours)
      warn("unknown-hours",
           phrase("How long “{}” takes is not known; the plan counts {} hours.", name(step.offer),
                  text_of(problem_.unknown_hours)),
           {step.offer});
    if (offer.renewal_months)
      warn("renewal",
           *offer.renewal_months == 1
               ? phrase("“{}” must be renewed every month.", name(step.offer))
               : phrase("“{}” must be renewed every {} months.", name(step.offer),
                        *offer.renewal_months),
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
      warn("redundant",
           phrase("“{}” repeats what you have or what other steps bring.", name(step.offer)),
           {step.offer});
    else
      warn("off-goal", phrase("“{}” covers none of the open requirements.", name(step.offer)),
           {step.offer});
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
           phrase("{} offers run at once; one or two at a time are finished more often.", most),
           together);
    if (plan_.steps.size() > steps_max)
      warn("too-many",
           phrase("The plan has {} steps. Begin with the first ones, then look again.",
                  plan_.steps.size()),
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
           phrase("The plan touches {} skills and takes none far enough to work with it alone.",
                  taught.size()),
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
