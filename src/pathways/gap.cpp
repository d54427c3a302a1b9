// SPDX-License-Identifier: Apache-2.0
#include "pathways/gap.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <unordered_map>

namespace cairn::pathways {
namespace {

constexpr std::size_t proofs_max = 5;  // named for one requirement

class Finder {
 public:
  Finder(const Profile& profile, const GapOptions& options) : options_(options) {
    // Of a skill told twice the higher level counts, then what stands first.
    for (const auto& skill : profile.skills) {
      auto& known = known_[skill.skill];
      if (known == nullptr || skill.level > known->level) known = &skill;
    }
  }

  GapRow row(const GoalRequirement& wanted) const {
    GapRow out;
    out.skill = wanted.skill;
    out.label = label(wanted.skill);
    out.need = wanted.level;
    out.weight = wanted.weight;
    out.essential = wanted.essential;
    out.sentence = wanted.sentence;
    const auto* own = find(wanted.skill);
    if (own != nullptr) out.have = own->level;
    out.share = std::min(1.0, double(out.have) / wanted.level);
    if (own != nullptr) out.counts_because = because(*own, wanted.level);
    if (out.share < 1) add_relatives(wanted, out);
    out.state = out.have >= out.need ? GapState::have
                : out.share > 0      ? GapState::partly
                                     : GapState::missing;
    if (out.state != GapState::have) out.proof_would_be = proofs(wanted);
    return out;
  }

 private:
  const ProfileSkill* find(std::string_view id) const {
    const auto found = known_.find(id);
    return found == known_.end() ? nullptr : found->second;
  }
  std::string label(const std::string& id) const {
    return options_.label ? options_.label(id) : id;
  }

  static std::string because(const ProfileSkill& own, Level need) {
    std::string out = "You have it at level " + std::to_string(own.level) + " (" +
                      std::string(level_name(own.level)) + ")";
    if (own.level < need)
      out += ", level " + std::to_string(need) + " (" + std::string(level_name(need)) +
             ") is asked for";
    if (!own.source.empty()) out += ", from " + own.source;
    if (!own.evidence_level.empty()) out += "; evidence: " + own.evidence_level;
    return out + ".";
  }

  // The relative that counts for most, where it counts for more than the skill itself.
  void add_relatives(const GoalRequirement& wanted, GapRow& out) const {
    if (!options_.relatives) return;
    for (const auto& relative : options_.relatives(wanted.skill)) {
      const auto* own = find(relative.skill);
      if (own == nullptr) continue;
      const double part = std::clamp(relative.part, 0.0, 1.0);
      // Near is not the same: it never makes a requirement met.
      const double share = std::min(1.0, double(own->level) / wanted.level) * part;
      if (share <= out.share) continue;
      out.share = share;
      out.counts_because = "You have the " + relative.how + " skill “" + label(relative.skill) +
                           "” at level " + std::to_string(own->level) + "; " +
                           std::to_string(std::lround(part * 100)) + " % of it counts.";
    }
  }

  std::vector<std::string> proofs(const GoalRequirement& wanted) const {
    std::vector<std::string> out;
    if (options_.offers_for) {
      out = options_.offers_for(wanted.skill, wanted.level);
      if (out.size() > proofs_max) out.resize(proofs_max);
    }
    out.push_back("a credential that names “" + label(wanted.skill) + "” at level " +
                  std::to_string(wanted.level) + " or higher");
    out.push_back("work somebody has assessed: a project, a portfolio or a test at that level");
    return out;
  }

  const GapOptions& options_;
  std::unordered_map<std::string_view, const ProfileSkill*> known_;
};

double two_decimals(double value) { return std::round(value * 100) / 100; }

}  // namespace

std::string_view level_name(Level level) {
  constexpr std::array<std::string_view, level_max + 1> names{
      "none", "aware", "works with guidance", "works alone", "leads others", "shapes the field"};
  return names[std::min(level, level_max)];
}

std::string_view name_of(GapState state) {
  return state == GapState::have ? "have" : state == GapState::partly ? "partly" : "missing";
}

Gap find_gap(const Goal& goal, const Profile& profile, const GapOptions& options) {
  const Finder finder(profile, options);
  Gap gap;
  gap.title = goal.title;
  double covered = 0;
  double all = 0;
  for (const auto& wanted : goal.requirements) {
    auto row = finder.row(wanted);
    covered += row.share * number_of(row.weight);
    all += number_of(row.weight);
    gap.requirements.push_back(std::move(row));
  }
  gap.covered = all > 0 ? two_decimals(covered / all) : 1;
  // Rounding never says that all is there while something is missing.
  const bool complete =
      std::all_of(gap.requirements.begin(), gap.requirements.end(),
                  [](const GapRow& row) { return row.state == GapState::have || row.weight == 0; });
  if (!complete) gap.covered = std::min(gap.covered, 0.99);
  for (const auto& any : goal.credentials) {
    CredentialRow row{any, ""};
    for (const auto& id : any)
      if (row.held.empty() && std::find(profile.credentials.begin(), profile.credentials.end(),
                                        id) != profile.credentials.end())
        row.held = id;
    gap.credentials.push_back(std::move(row));
  }
  return gap;
}

json::Value gap_json(const Gap& gap, json::Builder builder) {
  std::vector<json::Value> rows;
  for (const auto& row : gap.requirements)
    rows.push_back(json::ObjectBuilder(builder)
                       .add_string("skill", row.skill)
                       .add_string("label", row.label)
                       .add("need", builder.integer(row.need))
                       .add("have", builder.integer(row.have))
                       .add_string("state", name_of(row.state))
                       .add("share", builder.decimal(two_decimals(row.share)))
                       .add("weight", builder.decimal(number_of(row.weight)))
                       .add("essential", json::Value::boolean(row.essential))
                       .add_string("counts_because", row.counts_because)
                       .add("proof_would_be", builder.strings(row.proof_would_be))
                       .add_string("sentence", row.sentence)
                       .value());
  std::vector<json::Value> credentials;
  for (const auto& row : gap.credentials)
    credentials.push_back(json::ObjectBuilder(builder)
                              .add("any", builder.strings(row.any))
                              .add_string("state", row.held.empty() ? "missing" : "have")
                              .add_string_if("held", row.held)
                              .value());
  json::ObjectBuilder out(builder);
  out.add_string_if("title", gap.title)
      .add("covered", builder.decimal(gap.covered))
      .add("requirements", builder.array(rows));
  if (!credentials.empty()) out.add("credentials", builder.array(credentials));
  return out.value();
}

}  // namespace cairn::pathways
