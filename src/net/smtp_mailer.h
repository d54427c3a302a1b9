// SPDX-License-Identifier: Apache-2.0
// SmtpMailer: mail handed to one mail server by SMTP (RFC 5321), with TLS where the server offers
// it or the address demands it.
#pragma once
#include <string>

#include "app/ports/mailer.h"

namespace cairn::net {

struct SmtpServer {
  std::string url;   // smtp://host:port (STARTTLS where offered) or smtps://host:port
  std::string from;  // the address mail comes from
  std::string user;  // "": nobody signs in
  std::string password;
};

class SmtpMailer final : public app::Mailer {
 public:
  // Errors: invalid (the URL or the sender's address is none).
  static Result<SmtpMailer> create(SmtpServer server);

  Status send(const app::Mail& mail) override;

 private:
  explicit SmtpMailer(SmtpServer server) : server_(std::move(server)) {}

  SmtpServer server_;
};

// The message as it is sent: RFC 5322, UTF-8 in base64. Line breaks in what becomes a header are
// spaces.
std::string message_of(const app::Mail& mail, const std::string& from);

}  // namespace cairn::net
