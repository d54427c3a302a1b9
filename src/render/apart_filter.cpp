// SPDX-License-Identifier: Apache-2.0
#include "render/apart_filter.h"

#include <fcntl.h>
#include <sched.h>
#include <sys/mman.h>
#include <sys/prctl.h>

#include <cerrno>
#include <initializer_list>

namespace cairn::render {
namespace {

constexpr int allowed_always[] = {
    // memory; see below for what could make it executable
    SCMP_SYS(brk), SCMP_SYS(munmap), SCMP_SYS(mremap), SCMP_SYS(madvise),
    // reading files
    SCMP_SYS(read), SCMP_SYS(readv), SCMP_SYS(pread64), SCMP_SYS(lseek), SCMP_SYS(close),
    SCMP_SYS(fstat), SCMP_SYS(stat), SCMP_SYS(lstat), SCMP_SYS(newfstatat), SCMP_SYS(statx),
    SCMP_SYS(fstatfs), SCMP_SYS(statfs), SCMP_SYS(access), SCMP_SYS(faccessat),
    SCMP_SYS(faccessat2), SCMP_SYS(readlink), SCMP_SYS(readlinkat), SCMP_SYS(getdents64),
    SCMP_SYS(fadvise64), SCMP_SYS(getcwd),
    // threads and their end
    SCMP_SYS(futex), SCMP_SYS(set_robust_list), SCMP_SYS(rseq), SCMP_SYS(sched_yield),
    SCMP_SYS(sched_getaffinity), SCMP_SYS(gettid), SCMP_SYS(exit), SCMP_SYS(exit_group),
    // signals to itself
    SCMP_SYS(rt_sigaction), SCMP_SYS(rt_sigprocmask), SCMP_SYS(rt_sigreturn), SCMP_SYS(sigaltstack),
    // what it is and when it is
    SCMP_SYS(clock_gettime), SCMP_SYS(clock_getres), SCMP_SYS(clock_nanosleep), SCMP_SYS(nanosleep),
    SCMP_SYS(gettimeofday), SCMP_SYS(time), SCMP_SYS(getrandom), SCMP_SYS(getpid), SCMP_SYS(getuid),
    SCMP_SYS(geteuid), SCMP_SYS(getgid), SCMP_SYS(getegid), SCMP_SYS(uname), SCMP_SYS(sysinfo),
    SCMP_SYS(getrlimit)};

constexpr scmp_datum_t to_write = O_WRONLY | O_RDWR | O_CREAT | O_TRUNC | O_APPEND;
constexpr scmp_datum_t a_thread = CLONE_VM | CLONE_FILES | CLONE_SIGHAND | CLONE_THREAD;

scmp_arg_cmp is(unsigned argument, scmp_datum_t value) { return {argument, SCMP_CMP_EQ, value, 0}; }
scmp_arg_cmp has(unsigned argument, scmp_datum_t mask, scmp_datum_t value) {
  return {argument, SCMP_CMP_MASKED_EQ, mask, value};
}

// Adds rules until one cannot be added.
class Rules {
 public:
  explicit Rules(void* filter) : filter_(filter) {}
  void add(std::uint32_t action, int call, std::initializer_list<scmp_arg_cmp> conditions = {}) {
    good_ = good_ &&
            seccomp_rule_add_array(filter_, action, call, static_cast<unsigned>(conditions.size()),
                                   conditions.begin()) == 0;
  }
  void allow(int call, std::initializer_list<scmp_arg_cmp> conditions = {}) {
    add(SCMP_ACT_ALLOW, call, conditions);
  }
  bool good() const { return good_; }

 private:
  void* filter_;
  bool good_ = true;
};

}  // namespace

ApartFilter make_apart_filter(int pipe) {
  // Refused, not ended: a library that asks for more than it needs does without.
  ApartFilter filter(seccomp_init(SCMP_ACT_ERRNO(EPERM)));
  if (!filter) return nullptr;
  Rules rules(filter.get());
  for (const int call : allowed_always) rules.allow(call);
  rules.allow(SCMP_SYS(write), {is(0, static_cast<scmp_datum_t>(pipe))});
  rules.allow(SCMP_SYS(open), {has(1, to_write, O_RDONLY)});
  rules.allow(SCMP_SYS(openat), {has(2, to_write, O_RDONLY)});
  rules.allow(SCMP_SYS(mmap), {has(2, PROT_EXEC, 0)});
  rules.allow(SCMP_SYS(mprotect), {has(2, PROT_EXEC, 0)});
  rules.allow(SCMP_SYS(fcntl), {is(1, F_GETFD)});
  rules.allow(SCMP_SYS(fcntl), {is(1, F_SETFD)});
  rules.allow(SCMP_SYS(fcntl), {is(1, F_GETFL)});
  rules.allow(SCMP_SYS(prlimit64), {is(0, 0), is(2, 0)});  // only asks
  rules.allow(SCMP_SYS(prctl), {is(0, PR_SET_NAME)});
  rules.allow(SCMP_SYS(prctl), {is(0, PR_GET_NO_NEW_PRIVS)});
  rules.allow(SCMP_SYS(clone), {has(0, a_thread, a_thread)});
  // Its flags stand in memory, where no filter sees them; the C library then uses clone.
  rules.add(SCMP_ACT_ERRNO(ENOSYS), SCMP_SYS(clone3));
  return rules.good() ? std::move(filter) : nullptr;
}

bool enter(const ApartFilter& filter) { return filter && seccomp_load(filter.get()) == 0; }

}  // namespace cairn::render
