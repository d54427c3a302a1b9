// SPDX-License-Identifier: Apache-2.0
// A credential as a page to print (render/certificate.h) that carries it, in the language spoken.
#pragma once
#include <string>
#include <string_view>

#include "base/bytes.h"
#include "base/instant.h"
#include "base/result.h"
#include "credential/format.h"
#include "json/value.h"
#include "render/certificate.h"
#include "verify/report.h"

namespace cairn::server {

// What stands on the page: what the credential says, and what was found out about it.
render::Certificate certificate_of(const json::Value& credential, const credential::Format& format,
                                   const verify::Report& report);

// A PDF with the credential attached, `text` as it was signed; the same in gives the same out.
// Errors: those of render::certificate_pdf and render::attach.
Result<Bytes> certificate_pdf(const render::Certificate& certificate, std::string_view text,
                              const credential::Format& format, Instant at);

}  // namespace cairn::server
