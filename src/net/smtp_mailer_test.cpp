// SPDX-License-Identifier: Apache-2.0
#include "net/smtp_mailer.h"

#include <gtest/gtest.h>
#include <unistd.h>

#include <cstdlib>
#include <string>
#include <string_view>
#include <thread>

#include "encoding/base64.h"
#include "net/loopback_listener.h"

namespace cairn::net {
namespace {

const std::string from = "badges@example.org";

app::Mail mail() {
  return {.to = "nour@example.org",
          .subject = "18:00 SQL basics",
          .text = "Today\n18:00 to 19:30\n",
          .id = "3-1",
          .unsubscribe = "https://badges.example.org/plan/reminders/x",
          .date = Instant::from_seconds(1'795'000'000)};
}

TEST(SmtpMailer, WritesAMessageThatMailProgramsRead) {
  const auto message = message_of(mail(), from);
  auto named = mail();
  named.from_name = "Hafenschule\r\nBcc: all@example.org";
  const auto under_a_name = message_of(named, from);
  EXPECT_NE(under_a_name.find("From: =?UTF-8?B?"), std::string::npos);
  EXPECT_NE(under_a_name.find(" <badges@example.org>\r\nTo: <"), std::string::npos);
  EXPECT_EQ(under_a_name.find("Bcc"), std::string::npos);
  EXPECT_NE(message.find("From: Cairn <badges@example.org>\r\nTo: <nour@example.org>\r\n"),
            message.npos);
  EXPECT_NE(message.find("Subject: =?UTF-8?B?MTg6MDAgU1FMIGJhc2ljcw==?=\r\n"), message.npos);
  EXPECT_NE(message.find("\r\nDate: Wed, 18 Nov 2026 "), message.npos) << message;
  EXPECT_NE(message.find("List-Unsubscribe: <https://badges.example.org/plan/reminders/x>\r\n"),
            message.npos);
  EXPECT_EQ(message.find("List-Unsubscribe-Post"), message.npos);
  auto one_click = mail();
  one_click.one_click = true;
  EXPECT_NE(message_of(one_click, from).find("List-Unsubscribe-Post: List-Unsubscribe=One-Click"),
            message.npos);
  const auto body = message.substr(message.find("\r\n\r\n") + 4);
  const auto text = encoding::from_base64(body);
  ASSERT_TRUE(text.ok());
  EXPECT_EQ(std::string(text->begin(), text->end()), mail().text);
}

TEST(SmtpMailer, LetsNoSubjectBeginAHeaderAndCutsNoCharacter) {
  auto it = mail();
  it.subject = "x\r\nBcc: all@example.org " + std::string(50, 'a') + "ééééééééééééééééééééé";
  it.id = "1>\r\nBcc: <a@example.org";
  const auto message = message_of(it, from);
  EXPECT_EQ(message.find("\r\nBcc"), message.npos);
  std::string subject;
  for (std::size_t at = 0; (at = message.find("=?UTF-8?B?", at)) != message.npos;) {
    at += 10;
    const auto word = encoding::from_base64(message.substr(at, message.find("?=", at) - at));
    ASSERT_TRUE(word.ok());
    EXPECT_NE((*word)[0] & 0xC0, 0x80);
    subject.append(word->begin(), word->end());
  }
  EXPECT_EQ(subject.substr(0, 3), "x  ");
  EXPECT_TRUE(subject.ends_with("é"));
}

TEST(SmtpMailer, TakesOnlyMailServersAndAddresses) {
  EXPECT_TRUE(SmtpMailer::create({"smtp://127.0.0.1:25", from, "", ""}).ok());
  EXPECT_FALSE(SmtpMailer::create({"http://127.0.0.1:25", from, "", ""}).ok());
  EXPECT_FALSE(SmtpMailer::create({"smtp://127.0.0.1:25", "nobody", "", ""}).ok());
  EXPECT_FALSE(SmtpMailer::create({"smtp://127.0.0.1:25", "a@b>\r\nDATA", "", ""}).ok());
}

// Run by tests/peers/mail.mjs, which is the server.
TEST(SmtpMailer, HandsMailToARealServer) {
  const char* sink = std::getenv("CAIRN_SMTP_SINK");
  if (sink == nullptr) GTEST_SKIP() << "mail: no server is named; tests/peers/mail.mjs runs this";
  auto mailer = SmtpMailer::create({sink, from, "", ""});
  ASSERT_TRUE(mailer.ok());
  auto it = mail();
  it.text += ".\nZürich\n";
  const auto sent = mailer->send(it);
  EXPECT_TRUE(sent.ok()) << sent.error().detail;
  it.to = "refused@example.org";
  EXPECT_EQ(mailer->send(it).error().code, ErrorCode::not_permitted);
  // What is refused is us: nobody's address is given up for that.
  auto stranger = SmtpMailer::create({sink, "stranger@example.org", "", ""});
  EXPECT_EQ(stranger->send(mail()).error().code, ErrorCode::io);
}

TEST(SmtpMailer, SaysThatAServerDoesNotAnswer) {
  auto mailer = SmtpMailer::create({"smtp://127.0.0.1:1", from, "", ""});
  ASSERT_TRUE(mailer.ok());
  const auto sent = mailer->send(mail());
  ASSERT_FALSE(sent.ok());
  EXPECT_EQ(sent.error().code, ErrorCode::io);
  auto to_nobody = mail();
  to_nobody.to = "a@b>\r\nRCPT TO:<c@d";
  EXPECT_EQ(mailer->send(to_nobody).error().code, ErrorCode::not_permitted);
}

// A mail server on the loopback for one connection: it offers encryption, and refuses it for good.
class RefusesEncryption {
 public:
  RefusesEncryption() {
    url_ = "smtp://127.0.0.1:" + std::to_string(listener_.port());
    thread_ = std::thread([this] { serve(); });
  }
  ~RefusesEncryption() {
    listener_.take_nobody_more();
    thread_.join();
  }
  RefusesEncryption(const RefusesEncryption&) = delete;
  RefusesEncryption& operator=(const RefusesEncryption&) = delete;
  const std::string& url() const { return url_; }

 private:
  void serve() const {
    const int client = listener_.take();
    if (client < 0) return;
    say(client, "220 mail.example.org\r\n");
    char line[512];
    for (ssize_t size = 0; (size = read(client, line, sizeof line)) > 0;) {
      const std::string_view asked(line, static_cast<std::size_t>(size));
      say(client, asked.starts_with("EHLO")       ? "250-mail.example.org\r\n250 STARTTLS\r\n"
                  : asked.starts_with("STARTTLS") ? "554 not today\r\n"
                                                  : "221 bye\r\n");
    }
    close(client);
  }
  static void say(int client, std::string_view text) {
    EXPECT_EQ(write(client, text.data(), text.size()), static_cast<ssize_t>(text.size()));
  }

  LoopbackListener listener_;
  std::string url_;
  std::thread thread_;
};

TEST(SmtpMailer, GivesNoAddressUpWhereEncryptionIsRefused) {
  const RefusesEncryption server;
  auto mailer = SmtpMailer::create({server.url(), from, "cairn", "secret"});
  ASSERT_TRUE(mailer.ok());
  const auto sent = mailer->send(mail());
  ASSERT_FALSE(sent.ok());
  EXPECT_EQ(sent.error().code, ErrorCode::io) << sent.error().detail;
}

}  // namespace
}  // namespace cairn::net
