// SPDX-License-Identifier: Apache-2.0
#include "server/certificate.h"

#include <algorithm>

#include "base/printable.h"
#include "credential/summary.h"
#include "render/attachments.h"
#include "sd_jwt/sd_jwt.h"
#include "securing/jwt.h"
#include "server/language.h"
#include "server/text.h"

namespace cairn::server {
namespace {

struct Attachment {
  std::string_view name;
  std::string_view media_type;
};

Attachment attachment_of(std::string_view text, const credential::Format& format) {
  if (sd_jwt::looks_like_sd_jwt(text)) return {"credential.sd-jwt", "application/vc+sd-jwt"};
  if (securing::looks_like_jwt(text)) return {"credential.jwt", "application/vc+jwt"};
  if (credential::is_open_badge_2(format.model)) return {"credential.json", "application/ld+json"};
  return {"credential.json", "application/vc"};
}

// On a page, lines break where there is room.
std::string flowing(std::string text) {
  std::ranges::replace(text, '\n', ' ');
  return printable(text);
}

// The day that was written, whatever the hour and the zone behind it.
std::string day_of(std::string_view moment) {
  const auto date = moment.substr(0, 10);
  const auto begins = parse_instant(std::string(date) + "T00:00:00Z");
  return begins.ok() ? day(*begins) : printable(date);
}

bool is_known(const verify::Report& report) {
  return !report.credentials.empty() &&
         report.credentials.front().issuer.identity != verify::Identity::claimed;
}

}  // namespace

render::Certificate certificate_of(const json::Value& credential, const credential::Format& format,
                                   const verify::Report& report) {
  const auto& language = spoken();
  const auto summary = credential::summarise(credential, format, language.tag);
  const auto& name = summary.name.empty() ? summary.id : summary.name;
  const auto& awarded = summary.awarded.empty() ? summary.valid_from : summary.awarded;
  return {
      .achievement = printable(name),
      .description = flowing(summary.description),
      .learner = printable(summary.subject_name),
      .issuer = printable(summary.issuer.name.empty() ? summary.issuer.id : summary.issuer.name),
      .issuer_proved = is_known(report),
      .awarded = day_of(awarded),
      .valid_until = day_of(summary.valid_until),
      .standing = say(headline(report)),
      .address = summary.id.starts_with("https://") ? summary.id : std::string(),
      .language = {.tag = language.tag,
                   .right_to_left = language.direction == "rtl",
                   .words = words_spoken()}};
}

Result<Bytes> certificate_pdf(const render::Certificate& certificate, std::string_view text,
                              const credential::Format& format, Instant at) {
  CAIRN_TRY(const auto page, render::certificate_pdf(certificate, at));
  const auto attachment = attachment_of(text, format);
  return render::attach(page, attachment.name, attachment.media_type, as_bytes(text), at);
}

}  // namespace cairn::server
