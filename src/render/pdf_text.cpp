// SPDX-License-Identifier: Apache-2.0
#include "render/pdf_text.h"

#include <fcntl.h>
#include <poll.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <chrono>
#include <csignal>
#include <cstdlib>

#include "base/text.h"
#include "render/pdf/pdf.h"
#include "render/plugin.h"
#include "render/turn.h"

namespace cairn::render {
namespace {

constexpr const char* where = "pdf";
constexpr int code_base = 10;  // exit codes of the process that reads

cairn_pdf_text_function find_reader() {
  static void* const module = open_plugin("libcairn_pdf.so");
  if (module == nullptr) return nullptr;
  return reinterpret_cast<cairn_pdf_text_function>(dlsym(module, "cairn_pdf_text"));
}

void limit_resources() {
  const auto set = [](auto which, rlim_t most) {
    const rlimit limit{most, most};
    setrlimit(which, &limit);
  };
  set(RLIMIT_CPU, pdf_seconds_max);
  set(RLIMIT_FSIZE, 0);
  set(RLIMIT_CORE, 0);
#if !defined(CAIRN_SANITIZED)  // sanitizers map more than there is
  set(RLIMIT_AS, pdf_memory_bytes_max);
#endif
}

// In the process of its own: the text goes into the pipe, and nobody comes back from here.
[[noreturn]] void read_and_leave(cairn_pdf_text_function read, ByteView pdf, int pipe) {
  limit_resources();
  char* text = nullptr;
  std::size_t size = 0;
  const int code = read(reinterpret_cast<const char*>(pdf.data()), pdf.size(), pdf_pages_max,
                        pdf_text_bytes_max, &text, &size);
  if (code != 0) _exit(code_base + code);
  for (std::size_t at = 0; at < size;) {
    const auto written = write(pipe, text + at, size - at);
    if (written <= 0 && errno != EINTR) break;
    if (written > 0) at += static_cast<std::size_t>(written);
  }
  _exit(0);
}

// What comes out of the pipe until it is closed, there is too much of it, or time is over.
std::string collect(int pipe) {
  using Clock = std::chrono::steady_clock;
  const auto deadline = Clock::now() + std::chrono::seconds(pdf_seconds_max);
  std::string text;
  std::array<char, 64 * 1024> buffer;
  while (text.size() < 2 * pdf_text_bytes_max) {
    const auto left =
        std::chrono::duration_cast<std::chrono::milliseconds>(deadline - Clock::now()).count();
    if (left <= 0) break;
    pollfd ready{pipe, POLLIN, 0};
    const int polled = poll(&ready, 1, static_cast<int>(left));
    if (polled < 0 && errno == EINTR) continue;
    if (polled <= 0) break;
    const auto got = ::read(pipe, buffer.data(), buffer.size());
    if (got < 0 && errno == EINTR) continue;
    if (got <= 0) break;
    text.append(buffer.data(), static_cast<std::size_t>(got));
  }
  return text;
}

Error unreadable(std::string detail) {
  return fail(ErrorCode::unreadable, where, detail + " Paste the text instead.");
}

Result<std::string> text_or_error(std::string text, int status) {
  const bool left = WIFEXITED(status);
  const int code = left ? WEXITSTATUS(status) : 0;
  if (left && code == code_base + cairn_pdf_locked)
    return unreadable("The PDF is locked with a password.");
  if (left && code == code_base + cairn_pdf_no_pdf) return unreadable("The PDF is damaged.");
  if (!left || code != 0)
    return unreadable("The PDF could not be read within the time and memory it is given.");
  if (trim(text).empty())
    return unreadable("There is no text in the PDF; perhaps its pages are pictures.");
  return text;
}

}  // namespace

Result<std::string> PdfReader::text_of(ByteView pdf) {
  if (pdf.size() > pdf_bytes_max)
    return fail(ErrorCode::too_large, where,
                "The PDF is larger than 10 MB. Paste only the advert's text.");
  const auto read = find_reader();
  if (read == nullptr)
    return fail(ErrorCode::unsupported, where,
                "The module libcairn_pdf.so is missing; put it beside the cairn executable, or "
                "paste the text instead.");
  static std::atomic<unsigned> under_way = 0;
  const Turn turn(under_way, pdfs_at_once_max);
  if (!turn.taken()) {
    auto error = fail(ErrorCode::too_many, where,
                      "Too many PDFs are being read just now. Try again in a moment.");
    error.retry_seconds = 5;
    return error;
  }
  int pipes[2];
  if (pipe2(pipes, O_CLOEXEC) != 0)
    return fail(ErrorCode::io, where, "No pipe could be opened. Try again.");
  const auto child = fork();
  if (child == 0) {
    close(pipes[0]);
    read_and_leave(read, pdf, pipes[1]);
  }
  close(pipes[1]);
  if (child < 0) {
    close(pipes[0]);
    return fail(ErrorCode::io, where, "No process could be started. Try again.");
  }
  auto text = collect(pipes[0]);
  close(pipes[0]);
  kill(child, SIGKILL);  // no harm to one that has ended
  int status = 0;
  while (waitpid(child, &status, 0) < 0 && errno == EINTR) {
  }
  return text_or_error(std::move(text), status);
}

}  // namespace cairn::render
