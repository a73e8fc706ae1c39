"""The AWS CLI without its start-up, for tests that call it hundreds of times.

Most of a call of the AWS CLI is Python importing it. A server imports it once, and each call runs in a fork of the server: the same
code, arguments, environment, working directory and standard streams. This file is both sides. As the program 'aws' it hands its call
to the server beside it; until that is up, it starts it and runs the AWS CLI itself. With --serve it is the server.

Files beside it: 'real' (the path of the AWS CLI), 'parent' (the process with which the server ends), 'socket' (while the server runs).
"""
import array
import os
import socket
import sys

FOLDER = os.path.dirname(os.path.abspath(__file__))
SOCKET = os.path.join(FOLDER, "socket")


def read(name):
    with open(os.path.join(FOLDER, name), encoding="utf-8") as file:
        return file.read()


def call(arguments):
    """Has the server run a call; gives its exit code."""
    connection = socket.socket(socket.AF_UNIX)
    try:
        connection.connect(SOCKET)
    except OSError:
        start_server()
        real = read("real")
        os.execv(real, [real] + arguments)
    fields = [os.getcwd(), str(len(arguments)), *arguments, *(f"{name}={value}" for name, value in os.environ.items())]
    message = "\0".join(fields).encode("utf-8", "surrogateescape")
    streams = array.array("i", [0, 1, 2])
    connection.sendmsg([len(message).to_bytes(8, "big")], [(socket.SOL_SOCKET, socket.SCM_RIGHTS, streams)])
    connection.sendall(message)
    code = connection.recv(1)
    return code[0] if code else 255


def start_server():
    try:
        os.close(os.open(os.path.join(FOLDER, "starting"), os.O_CREAT | os.O_EXCL))
    except FileExistsError:
        return
    if os.fork() == 0:
        os.setsid()
        nothing = os.open(os.devnull, os.O_RDWR)
        for stream in 0, 1, 2:
            os.dup2(nothing, stream)
        os.execv(sys.executable, [sys.executable, os.path.abspath(__file__), "--serve"])


def serve():
    import select
    import shutil
    import signal

    import awscli.clidriver  # takes the time that the calls are spared

    awscli.clidriver.create_clidriver()
    data_path = os.environ["AWS_DATA_PATH"]  # the import sets it
    parent = int(read("parent"))
    signal.signal(signal.SIGCHLD, signal.SIG_IGN)  # nobody waits for the forks
    listening = socket.socket(socket.AF_UNIX)
    listening.bind(SOCKET + ".new")
    listening.listen(64)
    os.rename(SOCKET + ".new", SOCKET)
    while lives(parent):
        if not select.select([listening], [], [], 1)[0]:
            continue
        connection, _ = listening.accept()
        if os.fork() == 0:
            listening.close()
            signal.signal(signal.SIGCHLD, signal.SIG_DFL)
            run(connection, data_path, awscli.clidriver.main)
        connection.close()
    shutil.rmtree(FOLDER, ignore_errors=True)


def lives(process):
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    return True


def run(connection, data_path, main):
    import threading

    length, streams, _, _ = socket.recv_fds(connection, 8, 3)
    message = b""
    while len(message) < int.from_bytes(length, "big"):
        message += connection.recv(1 << 16)
    fields = message.decode("utf-8", "surrogateescape").split("\0")
    count = int(fields[1])
    for number, stream in enumerate(streams):
        os.dup2(stream, number)
        os.close(stream)
    os.chdir(fields[0])
    sys.argv = ["aws"] + fields[2 : 2 + count]
    os.environ.clear()
    os.environ.update(field.split("=", 1) for field in fields[2 + count :])
    os.environ["AWS_DATA_PATH"] = data_path
    # Whoever ends the caller ends the call.
    threading.Thread(target=lambda: connection.recv(1) or os._exit(143), daemon=True).start()
    try:
        code = main() or 0
    except SystemExit as end:
        code = end.code if isinstance(end.code, int) else int(end.code is not None)
    except BaseException:
        sys.excepthook(*sys.exc_info())
        code = 1
    sys.stdout.flush()
    sys.stderr.flush()
    connection.sendall(bytes([code & 255]))
    os._exit(code)


if sys.argv[1:] == ["--serve"]:
    serve()
else:
    sys.exit(call(sys.argv[1:]))
