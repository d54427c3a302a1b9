// SPDX-License-Identifier: Apache-2.0
// Who an organisation is, in its own words: on its page, and in what is signed from then on.
#pragma once
#include <string>

#include "app/context.h"
#include "app/ports/organisations.h"
#include "credential/build.h"

namespace cairn::app {

struct OrganisationForm {
  std::string name;
  std::string url;  // its home page
  std::string description;
  std::string contact_email;
  std::string telephone;
  std::string address;  // lines
  // Whether a badge of a new achievement stays private until its learner shares it; each
  // achievement can say otherwise.
  bool private_at_first = false;
  bool whole_only = false;  // learners show no parts of badges
};
OrganisationForm form_of(const Organisation& organisation);

// Only the name is needed. Badges already awarded keep what they were signed with. Errors: invalid
// ("/name", "/url", "/description", "/email", "/telephone", "/address").
Status change_organisation(Context& context, const Actor& actor, const OrganisationForm& form);

// A PNG, JPEG or SVG, drawn anew. One that was signed into badges stays at its
// address. Errors: those of Drawing::logo_png, too_large, and conflict (limits::logos_max), each at
// "/logo".
Status change_logo(Context& context, const Actor& actor, ByteView picture);
Status remove_logo(Context& context, const Actor& actor);

// "{base}/o/{org}/logo/{digest}.png"; "" where there is none.
std::string logo_url(const Context& context, const Organisation& organisation);
// Errors: not_found.
Result<Bytes> logo_of(Context& context, const OrganisationId& id, const std::string& digest);

// As it stands in badges and achievements, under the name `id`.
credential::NewProfile profile_of(const Context& context, const Organisation& organisation,
                                  std::string id);

}  // namespace cairn::app
