// SPDX-License-Identifier: Apache-2.0
#include "net/smtp_mailer.h"

#include <curl/curl.h>

#include <algorithm>
#include <array>
#include <cstdio>
#include <cstring>
#include <ctime>
#include <memory>

#include "base/text.h"
#include "base/uri.h"
#include "encoding/base64.h"

namespace cairn::net {
namespace {

constexpr const char* where = "net/smtp_mailer";
constexpr long connect_seconds_max = 10;
constexpr long seconds_max = 30;
constexpr std::size_t encoded_line_bytes = 57;  // 76 characters of base64
constexpr std::size_t encoded_word_bytes = 39;  // with its frame below 75 characters
constexpr std::size_t address_bytes_max = 254;

struct FreeHandle {
  void operator()(curl_slist* list) const { curl_slist_free_all(list); }
  void operator()(CURL* handle) const { curl_easy_cleanup(handle); }
};

// One address as RFC 5321 has it, without anything that could begin another header or command.
bool is_address(std::string_view text) {
  const auto at = text.find('@');
  return at != text.npos && at > 0 && at + 1 < text.size() && text.size() <= address_bytes_max &&
         std::ranges::all_of(text, [](char c) {
           return static_cast<unsigned char>(c) > ' ' &&
                  std::strchr("<>()\",;:\\\x7f", c) == nullptr;
         });
}

// The length of the longest start of `text` of at most `bytes` that ends between characters.
std::size_t whole_characters(std::string_view text, std::size_t bytes) {
  if (text.size() <= bytes) return text.size();
  while (bytes > 0 && (static_cast<unsigned char>(text[bytes]) & 0xC0) == 0x80) --bytes;
  return bytes;
}

// RFC 2047.
std::string encoded_words(std::string_view text) {
  std::string words;
  while (!text.empty()) {
    const auto length = std::max<std::size_t>(whole_characters(text, encoded_word_bytes), 1);
    if (!words.empty()) words += "\r\n ";
    words += "=?UTF-8?B?" + encoding::to_base64(as_bytes(text.substr(0, length))) + "?=";
    text.remove_prefix(length);
  }
  return words;
}

std::string one_line(std::string text) {
  std::ranges::replace_if(
      text, [](char c) { return static_cast<unsigned char>(c) < ' ' || c == '\x7f'; }, ' ');
  return text;
}

std::string date_of(Instant moment) {
  constexpr const char* days[] = {"Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"};
  constexpr const char* months[] = {"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                    "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
  const auto seconds = static_cast<std::time_t>(moment.seconds());
  std::tm utc{};
  gmtime_r(&seconds, &utc);
  char text[40];
  std::snprintf(text, sizeof text, "%s, %02d %s %04d %02d:%02d:%02d +0000", days[utc.tm_wday],
                utc.tm_mday, months[utc.tm_mon], utc.tm_year + 1900, utc.tm_hour, utc.tm_min,
                utc.tm_sec);
  return text;
}

struct Unsent {
  std::string_view left;
};
std::size_t give(char* buffer, std::size_t size, std::size_t count, void* context) {
  auto& left = static_cast<Unsent*>(context)->left;
  const auto length = std::min(size * count, left.size());
  std::memcpy(buffer, left.data(), length);
  left.remove_prefix(length);
  return length;
}

}  // namespace

std::string message_of(const app::Mail& mail, const std::string& from) {
  const auto domain = from.substr(from.find('@') + 1);
  const auto name = mail.from_name.empty() ? "Cairn" : encoded_words(one_line(mail.from_name));
  std::string message = "From: " + name + " <" + from + ">\r\nTo: <" + mail.to +
                        ">\r\nSubject: " + encoded_words(one_line(mail.subject)) +
                        "\r\nDate: " + date_of(mail.date) + "\r\nMessage-ID: <" +
                        one_line(mail.id) + "@" + domain +
                        ">\r\nAuto-Submitted: auto-generated\r\n";
  if (!mail.unsubscribe.empty())
    message += "List-Unsubscribe: <" + one_line(mail.unsubscribe) + ">\r\n";
  if (mail.one_click) message += "List-Unsubscribe-Post: List-Unsubscribe=One-Click\r\n";
  message +=
      "MIME-Version: 1.0\r\nContent-Type: text/plain; charset=utf-8\r\n"
      "Content-Transfer-Encoding: base64\r\n\r\n";
  for (std::string_view text = mail.text; !text.empty();) {
    const auto length = std::min(text.size(), encoded_line_bytes);
    message += encoding::to_base64(as_bytes(text.substr(0, length))) + "\r\n";
    text.remove_prefix(length);
  }
  return message;
}

Result<SmtpMailer> SmtpMailer::create(SmtpServer server) {
  if (!server.url.starts_with("smtp://") && !server.url.starts_with("smtps://"))
    return fail(ErrorCode::invalid, where,
                "A mail server is named like smtp://mail.example.org:587 or smtps://…:465.");
  if (!is_address(server.from))
    return fail(ErrorCode::invalid, where,
                "Mail needs a sender: --mail-from badges@example.org, one address alone.");
  return SmtpMailer(std::move(server));
}

Status SmtpMailer::send(const app::Mail& mail) {
  if (!is_address(mail.to))
    return fail(ErrorCode::not_permitted, where, "no e-mail address: " + mail.to);
  const std::unique_ptr<CURL, FreeHandle> handle(curl_easy_init());
  if (!handle) return fail(ErrorCode::io, where, "no memory for a connection to the mail server");
  const std::unique_ptr<curl_slist, FreeHandle> to(
      curl_slist_append(nullptr, ("<" + mail.to + ">").c_str()));
  const auto from = "<" + server_.from + ">";
  const auto message = message_of(mail, server_.from);
  Unsent unsent{message};
  auto* curl = handle.get();
  curl_easy_setopt(curl, CURLOPT_URL, server_.url.c_str());
  curl_easy_setopt(curl, CURLOPT_PROTOCOLS_STR, "smtp,smtps");
  curl_easy_setopt(curl, CURLOPT_USE_SSL, static_cast<long>(CURLUSESSL_TRY));
  if (!server_.user.empty()) {
    // A password is given to nobody unseen.
    curl_easy_setopt(curl, CURLOPT_USE_SSL, static_cast<long>(CURLUSESSL_ALL));
    curl_easy_setopt(curl, CURLOPT_USERNAME, server_.user.c_str());
    curl_easy_setopt(curl, CURLOPT_PASSWORD, server_.password.c_str());
  }
  curl_easy_setopt(curl, CURLOPT_MAIL_FROM, from.c_str());
  curl_easy_setopt(curl, CURLOPT_MAIL_RCPT, to.get());
  curl_easy_setopt(curl, CURLOPT_UPLOAD, 1L);
  curl_easy_setopt(curl, CURLOPT_READFUNCTION, give);
  curl_easy_setopt(curl, CURLOPT_READDATA, &unsent);
  curl_easy_setopt(curl, CURLOPT_CONNECTTIMEOUT, connect_seconds_max);
  curl_easy_setopt(curl, CURLOPT_TIMEOUT, seconds_max);
  curl_easy_setopt(curl, CURLOPT_NOSIGNAL, 1L);
  std::array<char, CURL_ERROR_SIZE> trouble{};
  curl_easy_setopt(curl, CURLOPT_ERRORBUFFER, trouble.data());
  const auto code = curl_easy_perform(curl);
  if (code == CURLE_OK) return done;
  long answer = 0;
  curl_easy_getinfo(curl, CURLINFO_RESPONSE_CODE, &answer);
  // 5xx to the recipient or the message is for good; to us, to who we say we are, or to encryption,
  // it can be mended.
  constexpr long refused_for_good = 500;
  const std::string_view said = trouble.data();
  const bool bounces = answer >= refused_for_good && code != CURLE_LOGIN_DENIED &&
                       code != CURLE_USE_SSL_FAILED && !said.starts_with("MAIL failed") &&
                       code != CURLE_REMOTE_ACCESS_DENIED;
  return fail(bounces ? ErrorCode::not_permitted : ErrorCode::io, where,
              "The mail server did not take the message (" +
                  (answer > 0 ? "it answered " + std::to_string(answer)
                              : std::string(curl_easy_strerror(code))) +
                  "). See --smtp.");
}

}  // namespace cairn::net
