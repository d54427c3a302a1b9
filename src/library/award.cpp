// SPDX-License-Identifier: Apache-2.0
#include "library/award_inside.h"

namespace cairn {
namespace {

credential::NewAchievement inner(const Achievement& from) {
  credential::NewAchievement to{.id = from.id,
                                .name = from.name,
                                .description = from.description,
                                .criteria = from.criteria,
                                .criteria_url = from.criteria_url,
                                .type = from.type,
                                .image = from.image,
                                .image_caption = from.image_caption,
                                .language = from.language,
                                .tags = from.tags};
  for (const auto& one : from.alignments)
    to.alignments.push_back(
        {one.name, one.url, one.code, one.framework, one.type, one.description});
  return to;
}

}  // namespace

credential::NewProfile inner(const Profile& from, const std::string& id) {
  return {.id = id,
          .name = from.name,
          .url = from.url,
          .email = from.email,
          .image = from.image,
          .description = from.description};
}

credential::NewSubject inner(const Learner& from) {
  return {.id = from.id, .email = from.email, .salt = from.salt, .name = from.name};
}

credential::NewAward inner(const Award& from, const std::string& issuer) {
  credential::NewAward to{.id = from.id,
                          .name = from.name,
                          .description = from.description,
                          .issuer = inner(from.issuer, issuer),
                          .subject = inner(from.learner),
                          .achievement = inner(from.achievement),
                          .narrative = from.narrative,
                          .valid_from = from.valid_from,
                          .valid_until = from.valid_until};
  for (const auto& one : from.evidence)
    to.evidence.push_back({.url = one.url,
                           .name = one.name,
                           .description = one.description,
                           .narrative = one.narrative,
                           .genre = one.genre});
  return to;
}

}  // namespace cairn
