package command

// serveWords tell what the verb serve does.
const serveWords = `Serve lets a class learn on this machine, each over SSH and as at home: lessons,
drills, exams, a memory of their own. Nobody needs an account or a program but ssh.

A learner gives the class code, a name and a PIN of their choice, and from then
on name and PIN; whoever has a key for SSH is known again by it. porthole class
tells the code, and who is in the class. Where there is no class yet, one is made.

COURSE is a built-in course or a Markdown file; the first one opens, and all can
be chosen. Without any the course on email opens. What learners see is these
courses and their own progress, and nothing else of this machine.

What is kept lies in a folder of its own: class inside your data folder, unless
--data names another. The server's key lies there, too, by which ssh knows it
again: it is made once, and where it is lost the server does not start. Keep a
copy of the folder.

In a terminal it shows the teacher's board: who is here and what they do, how well
who knows what, what the answers tell of the questions; i shows how to join, and q
ends the server after asking. The log is in serve.log in the folder then. A teacher
who logs in finds the same board first at home. Without a terminal, or with
--plain, it prints how to join, and the log goes to the error output.

With --web a browser comes in, too: the same class, names and PINs on a page of
this machine, in a terminal there or in lines of text. The board shows its address,
and a QR code with the class code in it. Without --web-cert and --web-key the server
signs a certificate itself, of which browsers warn; its fingerprint is shown. A
browser is known for two weeks, unless its owner says “Not you?”.

A teacher who logs in leads live rounds, too: “Live round” at home asks a class the
same questions at the same time, on the projector and on each learner's screen.
An answer stands once it is given. Whoever loses the connection comes back to the
same question, and so does everybody when the server is started again.

Several servers can share one PostgreSQL database: --db names it, or --db-file a
file with its address, or PORTHOLE_DB; --data is the folder of the keys then, and
without --db or --db-file beside it that of everything. Then a class is wherever one lands, and the
database's clock decides what comes too late. While the database is away, answers
wait and nothing is shown as saved. All servers need the same key, by --host-key or
as host_key in their folders, and the same file teachers; one with another key does
not start. Before them stands a balancer of TCP, such as haproxy, which learners
reach at --public. With --proxy-from it says whose each connection is by the PROXY
protocol (version 1 or 2); without, all come from one address and share its limits.
Who is not listed is not believed, and who is listed and says nothing is turned away.

--health opens /healthz (200 where people are to be sent, 503 where this server is
about to stop or the database is away) and /metrics, for Prometheus, without names.

Ctrl+c or SIGTERM ends the server: everyone is told, and nothing is lost. With
--drain it takes nobody in from then on, and everyone sees what to type to go on
elsewhere; it ends when all have left, when the time is over, or at once when it is
told to end a second time. No name stands in the log.`
